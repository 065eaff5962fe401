import { splitHead, type Dialect, type HeadRecord } from './split.ts';

const delimiters = [',', ';', '\t', '|', '^', '~', '\u0001'] as const;
const quotes = ['"', "'"] as const;
/** The least share of records with the same number of cells. */
const leastShare = 0.5;
/** As few records as can still show a table. */
const fewRecords = 4;
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
 * same number of cells, at least two, and the fewest cells still hold another delimiter. Where none does, the
 * first half of the records decides: another table may follow the first. Where that says nothing either, the
 * file has one column.
 */
export function sniffDialect(head: string, complete: boolean): Sniffed {
  const split = dialectsIn(head).map((dialect) => ({
    dialect,
    records: splitHead(head, dialect, complete),
  }));
  const found =
    bestOf(split, (records) => records) ??
    bestOf(split, (records) =>
      records.length < 2 * fewRecords ? [] : records.slice(0, Math.ceil(records.length / 2)),
    );
  if (found !== null) return found;
  const dialect: Dialect = { delimiter: noDelimiter, quote: '"' };
  return { dialect, records: splitHead(head, dialect, complete), nColumns: 1 };
}

/** The dialects that the head could be written in. A delimiter that is not there parts nothing. */
function dialectsIn(head: string): Dialect[] {
  const present = delimiters.filter((delimiter) => head.includes(delimiter));
  // Without quotes both kinds are the same.
  const quoting = quotes.some((quote) => head.includes(quote)) ? quotes : quotes.slice(0, 1);
  return present.flatMap((delimiter) =>
    quoting.flatMap((quote): Dialect[] => [
      { delimiter, quote },
      ...(head.includes(`\\${quote}`) ? [{ delimiter, quote, escape: '\\' } as const] : []),
    ]),
  );
}

type Split = Omit<Sniffed, 'nColumns'>;

function bestOf(
  tried: readonly Split[],
  partOf: (records: readonly HeadRecord[]) => readonly HeadRecord[],
): Sniffed | null {
  let best: Sniffed | null = null;
  let bestScore = leastShare;
  for (const { dialect, records } of tried) {
    const part = partOf(records);
    const nColumns = commonLength(part);
    const score = nColumns < 2 ? 0 : scoreOf(part, nColumns, dialect);
    if (score > bestScore + 1e-9) {
      best = { dialect, records, nColumns };
      bestScore = score;
    }
  }
  return best;
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
