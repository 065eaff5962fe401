import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../session.ts';
import { glimpseOf, lookAt } from './file.ts';
import { isPacked, unpacked } from './packed/index.ts';
import { readerFor } from './registry.ts';
import type { SourceParts } from './source.ts';

/**
 * The tables of a database file or the sheets of a workbook, without reading them.
 *
 * @returns null for a file of one table, such as CSV
 * @throws ClienteleError `data` when the file cannot be read
 */
export async function listParts(session: Session, path: string): Promise<SourceParts | null> {
  const glimpse = await glimpseOf(path);
  if (!isPacked(glimpse)) return (await readerFor(glimpse).parts?.(session, glimpse)) ?? null;
  const folder = await mkdtemp(join(session.tempDirectory, 'unpacked-'));
  try {
    const file = await unpacked(await lookAt(path), folder);
    return (await readerFor(file).parts?.(session, file)) ?? null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Whether a file could hold several tables, by its first bytes alone.
 *
 * @throws ClienteleError `data` when it cannot be opened, or is of no known format
 */
export async function mayHoldParts(path: string): Promise<boolean> {
  const glimpse = await glimpseOf(path);
  return isPacked(glimpse) || readerFor(glimpse).parts !== undefined;
}
