import { ClienteleError } from '../../contract/index.ts';
import { binaryFile } from './file.ts';
import type { AddressReader, SourceFile, SourceReader } from './source.ts';
import { csv } from './csv/index.ts';
import { duckdb } from './duckdb/index.ts';
import { excel } from './excel/index.ts';
import { json } from './json/index.ts';
import { parquet } from './parquet/index.ts';
import { postgres } from './postgres/index.ts';
import { sqlite } from './sqlite/index.ts';

/** The formats that give themselves away; any other text is CSV. A new format is one line here. */
const marked: readonly SourceReader[] = [parquet, sqlite, duckdb, excel, json];

/** What is read from an address; a new one is one line here. */
const addressed: readonly AddressReader[] = [postgres];

/**
 * The reader for a file: by its first bytes, then by the ending of its name.
 *
 * @throws ClienteleError `data` for a binary file of no known format
 */
export function readerFor(file: Pick<SourceFile, 'baseName' | 'head'>): SourceReader {
  const lowerName = file.baseName.toLowerCase();
  const found =
    marked.find((reader) => reader.recognises(file.head)) ??
    marked.find(({ endings }) => endings.some((ending) => lowerName.endsWith(ending))) ??
    (csv.recognises(file.head) ? csv : undefined);
  if (found === undefined) throw binaryFile(file.baseName);
  return found;
}

/**
 * The reader for an address such as `postgres://…`.
 *
 * @throws ClienteleError `usage` for a scheme that is none of ours
 */
export function addressReaderFor(scheme: string): AddressReader {
  const found = addressed.find(({ schemes }) => schemes.includes(scheme));
  if (found !== undefined) return found;
  const known = addressed.map(({ schemes: [first] }) => `${first}://`).join(', ');
  throw new ClienteleError(
    'usage',
    `Nothing can be read from ${scheme}://; give a file, or an address that begins with ${known}.`,
  );
}
