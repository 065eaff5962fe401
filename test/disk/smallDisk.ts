import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own of some megabytes, in memory. */
export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  /** Fills it but for so many bytes. */
  readonly leave: (bytes: number) => Promise<void>;
  readonly makeRoom: () => void;
  readonly setReadOnly: (isReadOnly: boolean) => void;
}

/** Whether this process may make one; says how where it may not. */
export const needsMount =
  'needs Linux and root, to mount a small disk: "sudo npx vitest run test/disk"';
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'clientele-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  return {
    path,
    async leave(bytes) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(path);
      await using file = await open(filler, 'wx');
      await file.writeFile(Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
    },
    makeRoom: () => rmSync(filler, { force: true }),
    setReadOnly: (isReadOnly) => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path]);
    },
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['--lazy', path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
