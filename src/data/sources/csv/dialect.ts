import { splitHead, type Dialect, type HeadRecord } from './split.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const quotes = ['"', "'"] as const;
/** Stands where a file has one column: no text holds the unit separator. */
const noDelimiter = '\u001F';

export interface Sniffed {
  readonly dialect: Dialect;
  readonly records: readonly HeadRecord[];
  /** Cells that most records have. */
  readonly nColumns: number;
}

/**
 * Finds delimiter and quote from the head of a file: the pair under which most records have the
 * same number of cells, at least two, and the fewest cells still hold another delimiter.
 * Where no delimiter does so, the file has one column.
 */
export function sniffDialect(head: string, complete: boolean): Sniffed {
  let best: Sniffed | null = null;
  let bestScore = 0.6;
  // A delimiter that is not there parts nothing, and without quotes both kinds are the same.
  const present = delimiters.filter((delimiter) => head.includes(delimiter));
  const tried = quotes.some((quote) => head.includes(quote)) ? quotes : quotes.slice(0, 1);
  for (const delimiter of present) {
    for (const quote of tried) {
      const dialect = { delimiter, quote };
      const records = splitHead(head, dialect, complete);
      const nColumns = commonLength(records);
      const score = nColumns < 2 ? 0 : scoreOf(records, nColumns, dialect);
      if (score > bestScore + 1e-9) {
        best = { dialect, records, nColumns };
        bestScore = score;
      }
    }
  }
  if (best !== null) return best;
  const dialect: Dialect = { delimiter: noDelimiter, quote: '"' };
  return { dialect, records: splitHead(head, dialect, complete), nColumns: 1 };
}

/** The commonest number of cells; the larger of two that are equally common. */
function commonLength(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let common = 0;
  let most = 0;
  for (const [length, count] of counts) {
    if (count > most || (count === most && length > common)) {
      common = length;
      most = count;
    }
  }
  return common;
}

function scoreOf(records: readonly HeadRecord[], nColumns: number, dialect: Dialect): number {
  const consistent = records.filter(({ cells }) => cells.length === nColumns);
  // A comma inside a cell may be a decimal comma, so it never speaks against another delimiter.
  const foreign = delimiters.filter((other) => other !== dialect.delimiter && other !== ',');
  const otherQuote = dialect.quote === '"' ? "'" : '"';
  let cellCount = 0;
  let marred = 0;
  let misquoted = 0;
  for (const { cells, quoted } of consistent) {
    cells.forEach((cell, index) => {
      cellCount += 1;
      if (quoted[index]) return;
      if (foreign.some((other) => cell.includes(other))) marred += 1;
      if (cell.length > 1 && cell.startsWith(otherQuote) && cell.endsWith(otherQuote))
        misquoted += 1;
    });
  }
  return (
    consistent.length / records.length - (0.5 * marred) / cellCount - (0.1 * misquoted) / cellCount
  );
}
