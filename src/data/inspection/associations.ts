import type { Association, ColumnSummary } from '../../contract/index.ts';
import {
  ascendingRows,
  averageRanks,
  correlation,
  cramersV,
  type Column,
} from '../../core/index.ts';
import { name } from '../quoting.ts';
import { readTable } from '../readTable.ts';
import type { Session } from '../session.ts';

/** How far columns go together. */
export interface Associations {
  readonly rows: number;
  readonly pearson: Association;
  readonly spearman: Association;
  readonly cramersV: Association;
}

const mostRows = 20_000;
const mostColumns = 40;
const mostLevels = 60;

/**
 * Pearson's and Spearman's correlation of columns of numbers, Cramér's V of categories, on at most 20,000 rows spread
 * evenly over the relation, each pair on the rows where both are there. Identifiers and constants are left out.
 */
export async function associationsOf(
  session: Session,
  relation: string,
  columns: readonly ColumnSummary[],
  leftOut: ReadonlySet<string>,
): Promise<Associations> {
  const varied = columns.filter((column) => column.distinct > 1 && !leftOut.has(column.name));
  const numbers = varied.filter(({ type }) => type === 'number').slice(0, mostColumns);
  const categories = varied
    .filter(({ type, distinct }) => (type === 'text' || type === 'flag') && distinct <= mostLevels)
    .slice(0, mostColumns);
  const { n } = await session.row(`SELECT count(*) AS n FROM ${name(relation)}`);
  const step = Math.max(1, Math.ceil(Number(n) / mostRows));
  const sample = session.freshName('sample');
  await session.run(
    `CREATE TABLE ${name(sample)} AS SELECT * FROM ${name(relation)} WHERE rowid % ${step} = 0`,
  );
  const table = await readTable(session, sample, null, [
    ...numbers.map((column) => ({ name: column.name, kind: 'number' as const })),
    ...categories.map((column) => ({ name: column.name, kind: 'category' as const })),
  ]);
  await session.run(`DROP TABLE ${name(sample)}`);
  const values = table.columns.slice(0, numbers.length).map(valuesOf);
  const whole = values.map((column) => !column.some((value) => Number.isNaN(value)));
  const ascending = values.map(ascendingRows);
  const ranks = values.map((column, i) => averageRanks(column, ascending[i]));
  const ranksBeside = (i: number, j: number): Float64Array =>
    whole[i] && whole[j] ? ranks[i] : averageRanks(values[i], ascending[i], values[j]);
  const codes = table.columns.slice(numbers.length).map(codesOf);
  return {
    rows: table.nRows,
    pearson: matrixOf(numbers, (i, j) => correlation(values[i], values[j])),
    spearman: matrixOf(numbers, (i, j) => correlation(ranksBeside(i, j), ranksBeside(j, i))),
    cramersV: matrixOf(categories, (i, j) => cramersV(codes[i], codes[j])),
  };
}

function matrixOf(
  columns: readonly ColumnSummary[],
  measure: (i: number, j: number) => number,
): Association {
  const values = columns.map((): (number | null)[] => columns.map(() => 1));
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < i; j++) {
      const value = measure(i, j);
      const rounded = Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6;
      values[i][j] = rounded;
      values[j][i] = rounded;
    }
  }
  return { columns: columns.map((column) => column.name), values };
}

function valuesOf(column: Column): Float64Array {
  if (column.kind !== 'number') throw new TypeError(`${column.name} is no number`);
  return column.values;
}

function codesOf(column: Column): Int32Array {
  if (column.kind !== 'category') throw new TypeError(`${column.name} is no category`);
  return column.codes;
}
