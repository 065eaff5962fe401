import { splitHead, type Dialect, type HeadRecord } from './split.ts';

/** As few values as can show that a column holds figures, and the share of them that must. */
const fewestFigures = 5;
const leastShare = 0.9;

/** Numbers, dates and times as they are written anywhere: digits and what parts them. */
const figure = /^[\p{Sc}+(-]*\d[\d\s.,:/'+)%-]*$/u;

/** Finds records whose quotes hold other rows: see {@link findJoinedRows}. */
export type JoinsRows = (record: string) => boolean;

/**
 * Tells of a record over several lines whether a quote too many made it. So it is where a column of figures holds line
 * breaks, and where a line inside quotes is a row of the table by itself: as many cells, and figures where the
 * table has figures.
 *
 * @param rows rows of the head of the file, without the header
 * @returns null where no column holds figures, so that nothing can be told
 */
export function findJoinedRows(
  rows: readonly HeadRecord[],
  dialect: Dialect,
  nColumns: number,
): JoinsRows | null {
  const figures = Array.from({ length: nColumns }, (_, column) => column).filter((column) =>
    holdsFigures(rows.flatMap(({ cells }) => cells[column] ?? [])),
  );
  if (figures.length === 0) return null;
  const cellsOf = (text: string): readonly string[] =>
    splitHead(text, dialect, true)[0]?.cells ?? [];
  const isRow = (line: string): boolean => {
    const cells = cellsOf(line);
    return cells.length === nColumns && figures.every((column) => isFigure(cells[column] ?? ''));
  };
  return (record) => {
    const cells = cellsOf(record);
    const broken = (column: number): boolean => {
      const cell = (cells[column] ?? '').trim();
      return /[\r\n]/.test(cell) && !isFigure(cell);
    };
    const inside = record
      .trimEnd()
      .split(/\r\n|[\r\n]/)
      .slice(1, -1);
    return figures.some(broken) || inside.some(isRow);
  };
}

function holdsFigures(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < fewestFigures) return false;
  return filled.filter(isFigure).length >= leastShare * filled.length;
}

function isFigure(cell: string): boolean {
  return figure.test(cell) && !/[\r\n]/.test(cell);
}
