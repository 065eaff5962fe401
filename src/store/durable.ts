import { dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** Writes a new file and puts it safely on disk. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  disk: Disk,
): Promise<void> {
  const file = await disk.open(path, 'wx');
  try {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    for (const chunk of isWhole ? [content] : content) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes what was written to a file, or the names in a folder, last. */
export async function syncPath(path: string, flags: 'r' | 'r+', disk: Disk): Promise<void> {
  const opened = await disk.open(path, flags);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Makes the names in a folder last. */
export function syncFolder(path: string, disk: Disk): Promise<void> {
  return syncPath(path, 'r', disk);
}

/** Makes a folder and its parents, and their names last. */
export async function makeLastingFolder(path: string, disk: Disk): Promise<void> {
  const first = await disk.makeFolders(path);
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made), disk);
  }
}
