import { csvRecords } from './records.ts';

/** Names by old name, and the columns that hold them. */
export interface Renaming {
  readonly columns: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

/** The columns of segments' names in what a run writes. */
export const nameColumns: ReadonlySet<string> = new Set(['segment', 'next_segment']);

/**
 * A CSV text in which no cell starts a formula: text that starts with one of `= + - @`, also in full width, a tab or the end of a line gets an
 * apostrophe before it (OWASP, CSV injection); numbers stay numbers.
 *
 * @param renaming names to replace on the way
 */
export async function* safeCsv(
  chunks: AsyncIterable<string>,
  renaming: Renaming | null = null,
): AsyncGenerator<string> {
  let renamed: readonly boolean[] | null = null;
  for await (const records of csvRecords(chunks)) {
    let text = '';
    for (const record of records) {
      if (renamed === null) {
        renamed = placesOfNames(record, renaming);
        text += csvLine(record);
      } else text += csvLine(withNewNames(record, renamed, renaming));
    }
    yield text;
  }
}

/** Only the first column of a name is ours: a bank's own may have it again. */
function placesOfNames(header: readonly string[], renaming: Renaming | null): boolean[] {
  return header.map(
    (name, place) => renaming?.columns.has(name) === true && header.indexOf(name) === place,
  );
}

function withNewNames(
  record: readonly string[],
  renamed: readonly boolean[],
  renaming: Renaming | null,
): readonly string[] {
  if (renaming === null || renaming.names.size === 0) return record;
  return record.map((cell, place) => (renamed[place] ? (renaming.names.get(cell) ?? cell) : cell));
}

function csvLine(record: readonly string[]): string {
  return `${record.map(safeCell).join(',')}\n`;
}

/** One cell, quoted where it must be. */
export function safeCell(text: string): string {
  const harmless = startsFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}
