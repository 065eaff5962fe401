import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const partial = /^\.clientele-partial-(\d+)-[0-9a-f]+$/;

/**
 * Gives `work` a new hidden folder in `parent`, on the same disk, and removes what is left of it afterwards: what
 * shall stay is renamed out of it.
 */
export async function inStage<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  const folder = join(
    parent,
    `.clientele-partial-${process.pid}-${randomBytes(6).toString('hex')}`,
  );
  await mkdir(folder, { mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the names in a folder last. */
export async function syncNames(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Removes what processes that ended left in `parent`. To be called when this process starts: what bears its own id is
 * then of an earlier one, as in a container, where ids are the same every time.
 */
export async function sweepStages(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const owner = partial.exec(name)?.[1];
    if (owner !== undefined && (Number(owner) === process.pid || !isAlive(Number(owner)))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

/** True where a process of this machine has the id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
