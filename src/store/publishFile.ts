import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ClienteleError } from '../contract/index.ts';
import { partialPath, syncFolder, whyRefused, writeSynced } from './publish.ts';

/**
 * Writes one file beside its place and renames it into it, so that it appears whole or not at all; one that
 * was there is replaced.
 *
 * @throws ClienteleError `usage` when `path` is a folder, `resource` when it cannot be written
 */
export async function publishFile(path: string, content: string | Uint8Array): Promise<void> {
  await publishWritten(path, (partial) => writeSynced(partial, content));
}

/**
 * {@link publishFile} for what writes its file itself.
 *
 * @param write makes the file at the path it is given
 */
export async function publishWritten<T>(
  path: string,
  write: (path: string) => Promise<T>,
): Promise<T> {
  const target = resolve(path);
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    throw new ClienteleError('usage', `--out ${path} is a folder; name a file inside it.`);
  }
  const partial = partialPath(dirname(target));
  try {
    const result = await write(partial);
    await syncFile(partial);
    await rename(partial, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    const reason = whyRefused(error);
    if (reason === undefined) throw error;
    throw new ClienteleError(
      'resource',
      `Cannot write ${basename(path)}: ${reason}; make room or name another file with --out.`,
      { cause: error },
    );
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
