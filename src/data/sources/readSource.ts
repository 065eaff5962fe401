import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { ClienteleError } from '../../contract/index.ts';
import { foldersOf } from '../lockedSettings.ts';
import type { Session } from '../session.ts';
import { glimpseOf, lookAt } from './file.ts';
import { joinTables } from './join.ts';
import { isPacked, unpacked } from './packed/index.ts';
import { parseReference, schemeOf, type SourceReference } from './reference.ts';
import { addressReaderFor, readerFor } from './registry.ts';
import type { RawTable, SourceFormat } from './source.ts';
import { uniteTables, type NamedTable } from './union.ts';

/** A source as it was read, whatever it was. */
export interface ReadSource {
  /** Names of its files without folders, or an address without a user; safe to show. */
  readonly names: readonly string[];
  readonly format: SourceFormat;
  /** SHA-256 of what was read, in hexadecimal. */
  readonly fingerprint: string;
  readonly raw: RawTable;
  /** The one file that holds all of it as it is; null where there is none. */
  readonly file: string | null;
}

/**
 * Reads what a reference names: a file, plain or packed, several files, a table of a database, or two of these joined.
 *
 * @param how `view` leaves the rows in the file where its format allows it, see {@link SourceReader.view}; for what is
 *   read once
 * @throws ClienteleError `data` or `resource` when it cannot be read, `usage` when the reference leaves something open
 */
export async function readSource(
  session: Session,
  text: string,
  how: 'copy' | 'view' = 'copy',
): Promise<ReadSource> {
  const reference = parseReference(text);
  const other = joinedTo(reference);
  if (other === null) return readTarget(session, reference, how);
  const main = await readTarget(session, reference, 'copy');
  return joined(session, main, await readSource(session, other), reference.on);
}

/** Folders of the files that {@link readSource} reads for a reference; none for what has no file. */
export async function sourceFolders(text: string): Promise<string[]> {
  const reference = parseReference(text);
  const other = joinedTo(reference);
  const own = schemeOf(reference.target) === null ? await pathsOf(reference.target) : [];
  return [...foldersOf(...own), ...(other === null ? [] : await sourceFolders(other))];
}

/** What a reference joins; a path is looked for beside its target. */
function joinedTo({ join: other, target }: SourceReference): string | null {
  if (other === null) return null;
  const isBeside = schemeOf(other) === null && !isAbsolute(other) && schemeOf(target) === null;
  return isBeside ? join(dirname(target), other) : other;
}

async function joined(
  session: Session,
  main: ReadSource,
  other: ReadSource,
  on: string | null,
): Promise<ReadSource> {
  const raw = await joinTables(session, named(main), named(other), on);
  return {
    names: [...main.names, ...other.names],
    format: main.format,
    fingerprint: together([main.fingerprint, other.fingerprint]),
    raw,
    file: null,
  };
}

function named({ names, raw }: ReadSource): NamedTable {
  return { baseName: names.length === 1 ? (names[0] ?? '') : `${names.length} files`, raw };
}

async function readTarget(
  session: Session,
  reference: SourceReference,
  how: 'copy' | 'view',
): Promise<ReadSource> {
  const { target } = reference;
  const scheme = schemeOf(target);
  if (scheme !== null) {
    const reader = addressReaderFor(scheme);
    const { shown, fingerprint, raw } = await reader.read(session, target, reference);
    return { names: [shown], format: reader.format, fingerprint, raw, file: null };
  }
  const paths = await pathsOf(target);
  const read: ReadSource[] = [];
  const each = paths.length === 1 ? how : 'copy';
  for (const path of paths) read.push(await readFile(session, path, reference, each));
  const [only] = read;
  if (only !== undefined && read.length === 1) return only;
  return {
    names: read.flatMap(({ names }) => names),
    format: only?.format ?? 'csv',
    fingerprint: together(read.map(({ fingerprint }) => fingerprint)),
    raw: await uniteTables(session, read.map(named)),
    file: null,
  };
}

/** The files that a path or pattern names, in the order of their names, numbers by their size. */
async function pathsOf(target: string): Promise<string[]> {
  if (existsSync(target) || !/[*?[{]/.test(target)) return [target];
  const found: string[] = [];
  for await (const path of glob(target)) found.push(path);
  if (found.length === 0) {
    throw new ClienteleError(
      'data',
      `No file is named like ${basename(target)}; check the pattern.`,
    );
  }
  return found.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

async function readFile(
  session: Session,
  path: string,
  reference: SourceReference,
  how: 'copy' | 'view',
): Promise<ReadSource> {
  const folder = await mkdtemp(join(session.tempDirectory, 'unpacked-'));
  try {
    const glimpse = await glimpseOf(path);
    if (!isPacked(glimpse)) readerFor(glimpse).glance?.(glimpse);
    const packed = await lookAt(path);
    const file = await unpacked(packed, folder);
    const reader = readerFor(file);
    if (reader.parts === undefined && (reference.part !== null || reference.query !== null)) {
      throw new ClienteleError(
        'usage',
        `${file.baseName} is a file of one table; leave out "?table=", "?sheet=" and "?query=".`,
      );
    }
    // What was unpacked does not stay for a view to look at.
    const view = how === 'view' && file === packed ? reader.view?.(session, file) : undefined;
    const raw = await (view ?? reader.read(session, file, reference));
    return {
      names: [packed.baseName],
      format: reader.format,
      fingerprint: file.survey.fingerprint,
      raw,
      file: file === packed ? path : null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function together(fingerprints: readonly string[]): string {
  return createHash('sha256').update(fingerprints.join('\n')).digest('hex');
}
