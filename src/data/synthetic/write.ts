import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import { convertToParquet } from './parquet.ts';
import { checkSize, findShape } from './registry.ts';
import type { SyntheticShape, SyntheticSize } from './shape.ts';
import { cannotWrite, stopped } from './writeFailure.ts';

interface SyntheticTarget extends SyntheticSize {
  /** Path of the file to write; its ending says the format: `.csv` or `.parquet`. */
  readonly out: string;
  /** Stops the work; nothing is left of the file. */
  readonly signal?: AbortSignal;
}

interface SyntheticFile {
  readonly rows: number;
  readonly customers: number;
  readonly bytes: number;
}

/**
 * Writes synthetic data to a file. The file appears whole or not at all; one that was there is
 * replaced.
 *
 * @param shape one of `syntheticShapes`
 * @throws ClienteleError `usage` for an unknown shape, a number out of range or another file ending,
 *   `resource` where the file cannot be written, `cancelled` when stopped
 */
export async function writeSynthetic(
  shape: string,
  { customers, seed, out, signal }: SyntheticTarget,
): Promise<SyntheticFile> {
  const made = findShape(shape);
  const size = { customers, seed };
  checkSize(size);
  const ending = await checkTarget(out);
  try {
    const csv = partialPath(out, '.csv');
    const file = await open(csv, 'wx');
    try {
      await fill(file, made.generate(size), signal);
      if (ending === '.csv') await rename(csv, out);
      else await writeParquet(made, csv, out, signal);
    } finally {
      await rm(csv, { force: true });
    }
    return { rows: made.countRows(customers), customers, bytes: (await stat(out)).size };
  } catch (error) {
    throw signal?.aborted === true ? stopped(error, out) : cannotWrite(error, out);
  }
}

async function checkTarget(out: string): Promise<'.csv' | '.parquet'> {
  const ending = extname(out).toLowerCase();
  if (ending !== '.csv' && ending !== '.parquet') {
    throw new ClienteleError(
      'usage',
      `--out ${out} ends in neither .csv nor .parquet; give the file one of these endings.`,
    );
  }
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    throw new ClienteleError('usage', `--out ${out} is a folder; name a file inside it.`);
  }
  return ending;
}

/** A hidden name beside the target, so that the finished file only needs renaming. */
function partialPath(out: string, ending: string): string {
  const name = `.clientele-partial-${process.pid}-${randomBytes(6).toString('hex')}${ending}`;
  return join(dirname(resolve(out)), name);
}

/** Writes the chunks, puts them safely on disk and closes the file. */
async function fill(
  file: FileHandle,
  chunks: Iterable<string>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    for (const chunk of chunks) {
      signal?.throwIfAborted();
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeParquet(
  shape: SyntheticShape,
  csv: string,
  out: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const parquet = partialPath(out, '.parquet');
  try {
    await convertToParquet(shape, csv, parquet, signal);
    await syncToDisk(parquet);
    await rename(parquet, out);
  } finally {
    await rm(parquet, { force: true });
  }
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
