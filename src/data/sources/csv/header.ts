import type { Decision } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import type { Sniffed } from './dialect.ts';
import type { HeadRecord } from './split.ts';

export interface Header {
  readonly names: readonly string[];
  /** Physical lines before the first data row. */
  readonly skippedLines: number;
  /** The bytes of the one line that holds the names; null where there is none, or where they take several. */
  readonly line: Buffer | null;
  readonly decisions: readonly Decision[];
}

/**
 * Finds the names of the columns: the first record with as many cells as most, if it reads as names.
 * Lines above it are a preamble.
 */
export function findHeader({ records, nColumns }: Sniffed): Header {
  const at = headerPlace(records, nColumns);
  const candidate = records[at];
  const rows = records.slice(at + 1).filter(({ cells }) => cells.length === nColumns);
  const decisions: Decision[] = [];
  const tell = (text: string, count: number | null = null): void => {
    decisions.push({ stage: 'read', column: null, text, count });
  };
  const preambleLines = candidate?.line ?? 0;
  if (at > 0) {
    const lines =
      preambleLines === 1
        ? '1 line stands above the table and was'
        : `${preambleLines} lines stand above the table and were`;
    tell(`${lines} passed over.`, preambleLines);
  }
  if (candidate !== undefined && readsAsNames(candidate, rows)) {
    const cells = withoutStrayCell(candidate.cells, nColumns);
    const given = Array.from({ length: nColumns }, (_, i) => cells[i] ?? '');
    if (candidate.cells.length !== nColumns) {
      tell(`The header has ${candidate.cells.length} names for ${nColumns} columns.`);
    }
    const { names, decisions: renamed } = uniqueNames(given);
    return {
      names,
      skippedLines: preambleLines + candidate.lines,
      line: candidate.lines === 1 ? Buffer.from(candidate.text) : null,
      decisions: [...decisions, ...renamed],
    };
  }
  const called =
    nColumns === 1
      ? 'the column is called column_1'
      : `the columns are called column_1 to column_${nColumns}`;
  tell(`The first row holds values, not names; ${called}.`);
  const names = Array.from({ length: nColumns }, (_, i) => `column_${i + 1}`);
  return { names, skippedLines: preambleLines, line: null, decisions };
}

/** Lines among which the names of the columns are looked for, under a preamble with as many delimiters as the table. */
const deepestHeader = 30;

/** Which record holds the names, or the first row where there are none. */
function headerPlace(records: readonly HeadRecord[], nColumns: number): number {
  const first = records.findIndex(({ cells }) => isCandidate(cells, nColumns));
  if (first === -1) return 0;
  // Spreadsheets write the delimiter into a line of its own.
  if (/^"?sep=./i.test(records[first].text) && first + 1 < records.length) return first + 1;
  if (nColumns < 3 || !isSparse(records[first].cells)) return first;
  const below = records
    .slice(0, first + deepestHeader)
    .findIndex(
      (record, i) => i > first && isCandidate(record.cells, nColumns) && !isSparse(record.cells),
    );
  if (below === -1) return first;
  const rows = records.slice(below + 1).filter(({ cells }) => cells.length === nColumns);
  return readsAsNames(records[below], rows) ? below : first;
}

function isSparse(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell !== '').length * 2 < cells.length;
}

/** A header with one cell too many, one of them empty: the empty one stands before a stray delimiter. */
function withoutStrayCell(cells: readonly string[], nColumns: number): readonly string[] {
  const empty = cells.flatMap((cell, i) => (cell === '' ? [i] : []));
  return cells.length === nColumns + 1 && empty.length === 1
    ? cells.filter((_, i) => i !== empty[0])
    : cells;
}

/** A header may be one name short of its rows (an unnamed first column, a delimiter at the end of rows). */
function isCandidate(cells: readonly string[], nColumns: number): boolean {
  return nColumns === 1 || (cells.length >= nColumns - 1 && cells.length > 1);
}

/**
 * True when no cell is a number or a date (but a year above other numbers may be a name), most are filled,
 * and the rows below differ in kind: a column of numbers or dates, or texts among which the first row's
 * cells do not come back.
 */
function readsAsNames({ cells }: HeadRecord, rows: readonly HeadRecord[]): boolean {
  const below = cells.map((_, index) => rows.map((row) => row.cells[index] ?? ''));
  const isName = cells.map(
    (cell, index) => !isValue(cell) || (isYear(cell) && !mainly(below[index], isYear)),
  );
  if (!isName.every(Boolean) || cells.every(isValue)) return false;
  if (isSparse(cells)) return false;
  if (below.some((values) => mainly(values, isValue))) return true;
  const recurring = cells.filter((cell, index) => below[index].includes(cell));
  return recurring.length * 2 < cells.length;
}

/** True when more than half of the filled cells pass. */
function mainly(cells: readonly string[], passes: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.filter(passes).length * 2 > filled.length;
}

function isYear(cell: string): boolean {
  return /^(19|20)\d{2}$/.test(cell);
}

/** A number, date or time in any of the ways they are written. */
function isValue(cell: string): boolean {
  return (
    /^[\p{Sc}\s+-]*\d[\d.,'\s]*([eE][+-]?\d+)?[\p{Sc}%\s]*$/u.test(cell) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/.test(cell) ||
    /^\d{1,2}:\d{2}(:\d{2})?$/.test(cell)
  );
}
