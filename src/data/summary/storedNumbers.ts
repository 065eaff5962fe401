import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { copyNumbers } from '../vectors.ts';
import type { CountedValue } from './differentValues.ts';
import type { ColumnFigures } from './figures.ts';
import { figuresOfNumbers, quarters } from './numbers.ts';
import { mostDistinctShown } from './shown.ts';

/**
 * `summariseNumbers` of a column that is too long for memory: the database counts its different values and sorts them, on
 * disk where it must, and they are looked at as they come.
 */
export async function summariseStored(
  session: Session,
  relation: string,
  column: string,
): Promise<ColumnFigures> {
  const table = session.freshName('counted');
  const value = `CAST(${name(column)} AS DOUBLE)`;
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${value} AS value, count(*) AS rows FROM ${name(relation)}
     WHERE ${name(column)} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const { missing } = await session.row(
    `SELECT count(*) - count(${name(column)}) AS missing FROM ${name(relation)}`,
  );
  const { count } = await session.row(`SELECT coalesce(sum(rows), 0) AS count FROM ${name(table)}`);
  const first = await lookThrough(session, table, Number(count));
  const spread = await spreadAround(session, table, first);
  await session.run(`DROP TABLE ${name(table)}`);
  return figuresOfNumbers({ ...first, ...spread, missing: Number(missing) });
}

interface FirstLook {
  readonly count: number;
  readonly mean: number;
  readonly distinct: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly counted: readonly CountedValue[] | null;
  readonly quartiles: readonly number[];
}

/** All that one pass over the ascending values gives. */
async function lookThrough(session: Session, table: string, count: number): Promise<FirstLook> {
  const ranks = ranksOf(count);
  const found = new Map<number, number>();
  const counted: CountedValue[] = [];
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let distinct = 0;
  let whole = true;
  let before = 0;
  await forEachValue(session, table, (value, rows) => {
    if (distinct === 0) min = value;
    max = value;
    distinct += 1;
    // Shifted by the least, so that a large common offset costs no digits.
    sum += (value - min) * rows;
    if (value > Math.floor(value)) whole = false;
    if (distinct <= mostDistinctShown) counted.push({ value: value + 0, count: rows });
    before += rows;
    for (const rank of ranks) if (!found.has(rank) && before > rank) found.set(rank, value);
  });
  const at = (rank: number): number => found.get(rank) ?? Number.NaN;
  return {
    count,
    mean: count === 0 ? Number.NaN : min + sum / count,
    distinct,
    min,
    max,
    whole,
    counted: distinct > mostDistinctShown ? null : counted,
    quartiles: quarters.map((probability) => {
      const position = (count - 1) * probability;
      const below = Math.floor(position);
      const [lower, upper] = [at(below), at(Math.min(below + 1, count - 1))];
      return lower === upper ? lower : lower + (upper - lower) * (position - below);
    }),
  };
}

/** The ranks that quartiles lie between, by linear interpolation. */
function ranksOf(count: number): number[] {
  const below = quarters.map((probability) => Math.floor((count - 1) * probability));
  return [...new Set(below.flatMap((rank) => [rank, Math.min(rank + 1, count - 1)]))];
}

/** Variance and skewness as `moments` gives them, the mean's rounding put right (Chan, Golub and LeVeque, 1983). */
async function spreadAround(
  session: Session,
  table: string,
  { count, mean, min, max }: FirstLook,
): Promise<{ readonly variance: number; readonly skewness: number }> {
  if (count === 0) return { variance: Number.NaN, skewness: Number.NaN };
  if (min === max) return { variance: 0, skewness: 0 };
  let sum = 0;
  let squares = 0;
  let cubes = 0;
  await forEachValue(session, table, (value, rows) => {
    const deviation = value - mean;
    sum += deviation * rows;
    squares += deviation ** 2 * rows;
    cubes += deviation ** 3 * rows;
  });
  const variance = (squares - (sum * sum) / count) / count;
  return { variance, skewness: variance > 0 ? cubes / count / variance ** 1.5 : 0 };
}

async function forEachValue(
  session: Session,
  table: string,
  look: (value: number, rows: number) => void,
): Promise<void> {
  const statement = `SELECT value, CAST(rows AS DOUBLE) AS rows FROM ${name(table)}`;
  for await (const chunk of session.chunks(statement)) {
    const [values, rows] = [0, 1].map((place) => {
      const read = new Float64Array(chunk.rowCount);
      copyNumbers(chunk.getColumnVector(place), 0, chunk.rowCount, read, 0);
      return read;
    });
    for (let i = 0; i < values.length; i++) look(values[i], rows[i]);
  }
}
