import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import type { PublicDataset, PublicFile } from './catalogue.ts';
import { download, type DownloadOptions } from './download.ts';
import { unzipFile } from './unzip.ts';

export interface FetchOptions extends DownloadOptions {
  /** Where the files go; made where it is not there. */
  readonly folder: string;
  /** Address of a copy; the publisher's when not given. */
  readonly from?: string;
}

/** A file of public data, and whether it was there already. */
export interface FetchedFile {
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * Fetches public data from their publisher, checks each file against its known hash, and puts it into a folder,
 * whole or not at all. Files that are there already are not fetched again.
 *
 * @throws ClienteleError `usage` when another file has the name, `data` when what comes is not what is known,
 *   `resource` when it cannot be fetched; an AbortError when `signal` aborts
 */
export async function fetchDataset(
  dataset: PublicDataset,
  { folder, from = dataset.address, ...options }: FetchOptions,
): Promise<FetchedFile[]> {
  const present = await Promise.all(dataset.files.map((file) => isThere(folder, file)));
  const wanted = dataset.files.filter((_, i) => !present[i]);
  if (wanted.length > 0) {
    const archive = await download(from, options);
    const found = wanted.map((file) => ({ file, bytes: checked(archive, file, from) }));
    await writeAll(folder, found);
  }
  return dataset.files.map((file, i) => ({
    path: join(folder, file.name),
    isNew: !present[i],
  }));
}

async function isThere(folder: string, file: PublicFile): Promise<boolean> {
  const path = join(folder, file.name);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return false;
  if (sha256(bytes) === file.sha256) return true;
  throw new ClienteleError(
    'usage',
    `${path} is there already and is another file; move it away, or name another folder with --out.`,
  );
}

function checked(archive: Buffer, file: PublicFile, from: string): Buffer {
  const bytes = unzipFile(archive, file.from);
  if (bytes === null) {
    throw new ClienteleError(
      'data',
      `What came from ${new URL(from).host} is no archive that holds ${file.name}; nothing was written. Name another address with --from.`,
    );
  }
  const hash = sha256(bytes);
  if (hash === file.sha256) return bytes;
  throw new ClienteleError(
    'data',
    `${file.name} from ${new URL(from).host} is not the file that is known (SHA-256 ${hash}, not ${file.sha256}); nothing was written.`,
  );
}

async function writeAll(
  folder: string,
  found: readonly { readonly file: PublicFile; readonly bytes: Buffer }[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  // On the same disk, so that a file is moved to its place in one step.
  const unfinished = await mkdtemp(join(folder, '.unfinished-'));
  try {
    for (const { file, bytes } of found) await writeFile(join(unfinished, file.name), bytes);
    for (const { file } of found) {
      await rename(join(unfinished, file.name), join(folder, basename(file.name)));
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
