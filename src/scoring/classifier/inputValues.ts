import type { Input } from '../../contract/index.ts';
import type { Column, Matrix, Table } from '../../core/index.ts';

/** The value of one input in a row of a table: a number in its own unit, or the place of a level; NaN is missing. */
export type InputReader = (row: number) => number;

/**
 * Reads one input from a table whose levels may stand in another order than the input's. A level the input
 * does not know is missing.
 *
 * @throws RangeError when the table has no such column, or one of the other kind
 */
export function inputReader(table: Table, input: Input): InputReader {
  return readerOf(checkInput(table, input), input);
}

/** @throws RangeError when the table has no such column, or one of the other kind */
export function checkInput(table: Table, { name, kind }: Pick<Input, 'name' | 'kind'>): Column {
  const column = table.columns.find((each) => each.name === name);
  if (column?.kind === kind) return column;
  throw new RangeError(`the table has no ${kind} column "${name}"`);
}

function readerOf(column: Column, { levels }: Input): InputReader {
  if (column.kind === 'number') {
    const { values } = column;
    return (row) => (Number.isFinite(values[row]) ? values[row] : NaN);
  }
  const { codes } = column;
  const places = new Map(levels.map(({ level }, place) => [level, place]));
  const placeOfCode = Float64Array.from(column.levels, (level) => places.get(level) ?? NaN);
  return (row) => (codes[row] < 0 ? NaN : placeOfCode[codes[row]]);
}

/**
 * The given rows of a table as a matrix with one column a reader.
 *
 * @param readers each opened when its column's turn has come, so that no other needs to be in memory
 */
export function matrixOf(readers: readonly (() => InputReader)[], rows: Int32Array): Matrix {
  const nFeatures = readers.length;
  const data = new Float64Array(rows.length * nFeatures);
  readers.forEach((open, f) => {
    const read = open();
    for (let i = 0; i < rows.length; i++) data[i * nFeatures + f] = read(rows[i]);
  });
  return { data, nSamples: rows.length, nFeatures };
}
