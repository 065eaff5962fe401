import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './codeOf.ts';

const partial = /^\.clientele-partial-(\d+)-([0-9a-f]+)$/;

/**
 * Gives `work` a new hidden folder in `parent`, on the same disk, and removes what is left of it afterwards: what
 * shall stay is renamed out of it.
 *
 * @param key hexadecimal; whose the folder is, for who finds it after a crash
 */
export async function inStage<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
  key = randomBytes(6).toString('hex'),
): Promise<T> {
  const folder = await newStage(parent, key);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Such a folder that the caller removes; what a crash leaves of it is found by `abandonedStages`. */
export async function newStage(
  parent: string,
  key = randomBytes(6).toString('hex'),
): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = join(parent, `.clientele-partial-${process.pid}-${key}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Where databases keep what does not fit into memory: in the workspace, where the next start clears it. */
export function scratchFolder(root: string): string {
  return join(root, 'cache', 'scratch');
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

/** What a process that ended left behind. */
interface AbandonedStage {
  readonly path: string;
  readonly key: string;
}

/**
 * What processes that ended left in `parent`. To be called when this process starts: what bears its own id is then of
 * an earlier one, as in a container, where ids are the same every time.
 */
export async function abandonedStages(parent: string): Promise<AbandonedStage[]> {
  const names = await readdir(parent).catch(() => []);
  return names.flatMap((name) => {
    const [, owner, key] = partial.exec(name) ?? [];
    if (owner === undefined || key === undefined) return [];
    const isAbandoned = Number(owner) === process.pid || !isAlive(Number(owner));
    return isAbandoned ? [{ path: join(parent, name), key }] : [];
  });
}

/** Removes what processes that ended left in `parent`. */
export async function sweepStages(parent: string): Promise<void> {
  for (const { path } of await abandonedStages(parent)) {
    await rm(path, { recursive: true, force: true });
  }
}

/** True where a process of this machine has the id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
