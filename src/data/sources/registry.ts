import { binaryFile } from './file.ts';
import type { SourceFile, SourceReader } from './source.ts';
import { csv } from './csv/index.ts';
import { json } from './json/index.ts';
import { parquet } from './parquet/index.ts';

/** The formats that give themselves away; any other text is CSV. A new format is one line here. */
const marked: readonly SourceReader[] = [parquet, json];

/**
 * The reader for a file: by its first bytes, then by the ending of its name.
 *
 * @throws ClienteleError `data` for a binary file of no known format
 */
export function readerFor(file: SourceFile): SourceReader {
  const lowerName = file.baseName.toLowerCase();
  const found =
    marked.find((reader) => reader.recognises(file.head)) ??
    marked.find(({ endings }) => endings.some((ending) => lowerName.endsWith(ending))) ??
    (csv.recognises(file.head) ? csv : undefined);
  if (found === undefined) throw binaryFile(file.baseName);
  return found;
}
