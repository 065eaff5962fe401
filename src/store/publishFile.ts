import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ClienteleError } from '../contract/index.ts';
import { machineDisk, type Disk } from './disk.ts';
import { syncFolder, syncPath, writeSynced } from './durable.ts';
import { claimHidden, sweepLeftovers } from './leftovers.ts';
import { asResourceError } from './refusals.ts';

/**
 * Writes one file beside its place and renames it into it, so that it appears whole or not at all; one that
 * was there is replaced.
 *
 * @throws ClienteleError `usage` when `path` is a folder, `resource` when it cannot be written
 */
export async function publishFile(
  path: string,
  content: string | Uint8Array,
  disk: Disk = machineDisk,
): Promise<void> {
  await publishWritten(path, (partial) => writeSynced(partial, content, disk), disk);
}

/**
 * {@link publishFile} for what writes its file itself.
 *
 * @param write makes the file at the path it is given
 */
export async function publishWritten<T>(
  path: string,
  write: (path: string) => Promise<T>,
  disk: Disk = machineDisk,
): Promise<T> {
  const target = resolve(path);
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    throw new ClienteleError('usage', `--out ${path} is a folder; name a file inside it.`);
  }
  const parent = dirname(target);
  await sweepLeftovers(parent, disk);
  using partial = claimHidden('partial', parent);
  try {
    const result = await write(partial.path);
    await syncPath(partial.path, 'r+', disk);
    await disk.rename(partial.path, target);
    await syncFolder(parent, disk);
    return result;
  } catch (error) {
    await disk.remove(partial.path).catch(() => undefined);
    throw asResourceError(error, path, 'another file');
  }
}
