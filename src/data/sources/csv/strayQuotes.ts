import { open } from 'node:fs/promises';
import type { Gap } from './mend.ts';
import { strayQuote } from './record.ts';
import type { Damage } from './records.ts';
import type { Dialect } from './split.ts';

/** Lines beyond these are left out: a file with so many is written in another way. */
const mostMended = 10_000;

/**
 * Damaged lines that can be read once their quotes are: see {@link withSoundQuotes}. Each with what to write instead.
 */
export async function mendQuotes(
  path: string,
  damaged: readonly Damage[],
  dialect: Dialect,
  nColumns: number,
): Promise<ReadonlyMap<Damage, Gap>> {
  const mended = new Map<Damage, Gap>();
  const tried = damaged.filter(({ reason }) => reason === strayQuote).slice(0, mostMended);
  if (tried.length === 0) return mended;
  const file = await open(path, 'r');
  try {
    for (const damage of tried) {
      const { start, end } = damage;
      const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      const line = buffer.toString('utf8').replace(/[\r\n]+$/, '');
      const instead = withSoundQuotes(line, dialect, nColumns);
      if (instead !== null) mended.set(damage, { start, end, instead });
    }
    return mended;
  } finally {
    await file.close();
  }
}

/**
 * A line written anew so that its quotes close where cells end: a quote ends a cell only where a delimiter or the end
 * of the line follows, any other belongs to the text.
 *
 * @param line without its end
 * @returns null where a quote stays open, or the cells are not as many as the table has columns
 */
export function withSoundQuotes(line: string, dialect: Dialect, nColumns: number): string | null {
  const { delimiter, quote, escape = quote } = dialect;
  const cells: string[] = [];
  for (let at = 0; at <= line.length && cells.length <= nColumns;) {
    const begin = passSpaces(line, at);
    if (line[begin] === quote) {
      const close = closeOf(line, begin + 1, dialect);
      if (close === -1) return null;
      cells.push(line.slice(begin + 1, close).replaceAll(escape + quote, quote));
      at = passSpaces(line, close + 1) + 1;
    } else {
      const end = line.indexOf(delimiter, at);
      const stop = end === -1 ? line.length : end;
      cells.push(line.slice(at, stop).trim());
      at = stop + 1;
    }
  }
  if (cells.length !== nColumns) return null;
  const escaped = (cell: string): string =>
    (escape === quote ? cell : cell.replaceAll(escape, escape + escape)).replaceAll(
      quote,
      escape + quote,
    );
  return `${cells.map((cell) => (cell === '' ? '' : quote + escaped(cell) + quote)).join(delimiter)}\n`;
}

/** The quote after which the cell ends; -1 where none does. */
function closeOf(line: string, from: number, { delimiter, quote }: Dialect): number {
  for (let at = line.indexOf(quote, from); at !== -1; at = line.indexOf(quote, at + 1)) {
    const next = passSpaces(line, at + 1);
    if (next >= line.length || line[next] === delimiter) return at;
  }
  return -1;
}

function passSpaces(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ') at += 1;
  return at;
}
