import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';

/** What publishing needs of a file system; tests give one that fails. */
export interface Disk {
  readonly makeFolder: (path: string) => Promise<void>;
  /** With its parents; @returns the first folder that had to be made */
  readonly makeFolders: (path: string) => Promise<string | undefined>;
  readonly open: (path: string, flags: 'wx' | 'r' | 'r+') => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** With all that is in it; nothing there is no error. */
  readonly remove: (path: string) => Promise<void>;
  readonly list: (path: string) => Promise<string[]>;
  readonly look: (path: string) => Promise<{ readonly isFile: boolean; readonly changed: number }>;
}

export interface OpenFile {
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The file system of this machine. */
export const machineDisk: Disk = {
  makeFolder: (path) => mkdir(path),
  makeFolders: (path) => mkdir(path, { recursive: true }),
  open: async (path, flags) => {
    const file = await open(path, flags);
    return {
      write: (chunk) => file.writeFile(chunk),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { recursive: true, force: true }),
  list: (path) => readdir(path),
  look: async (path) => {
    const found = await stat(path);
    return { isFile: found.isFile(), changed: found.mtimeMs };
  },
};
