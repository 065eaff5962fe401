import type { ColumnSummary } from '../contract/index.ts';
import { columnTypes } from './columnTypes.ts';
import { name } from './quoting.ts';
import { readNumbers } from './numberColumns.ts';
import type { Session } from './session.ts';
import { withoutNumbers, type ColumnFigures } from './summary/figures.ts';
import { summariseNumbers } from './summary/numbers.ts';
import { summariseStored } from './summary/storedNumbers.ts';
import { mostDistinctShown, mostValuesShown } from './summary/shown.ts';

/** Values of columns that are in memory at a time, and of one column; a longer one is counted by the database. */
const heldNumbers = { all: 1 << 23, column: 1 << 22 };
/** Texts take far more room, in what tells them apart. */
const heldTexts = 1 << 20;

/** What is known of a column beside its values. */
export type ColumnOrigin = Pick<ColumnSummary, 'format' | 'invalid'>;

/**
 * Summarises every column of a relation: counts, quartiles, mean, deviation, skewness, commonest values; see
 * {@link summariseNumbers}.
 *
 * @param origins how a column was read, by its name
 * @param held values in memory at a time
 */
export async function describeRelation(
  session: Session,
  relation: string,
  origins: ReadonlyMap<string, ColumnOrigin> = new Map(),
  held = heldNumbers,
): Promise<ColumnSummary[]> {
  const described = await columnTypes(session, relation);
  const columns = Array.from(described, ([column, sqlType]) => ({
    name: column,
    type: typeOf(sqlType),
  }));
  const { rows } = await session.row(`SELECT count(*) AS rows FROM ${name(relation)}`);
  const nRows = Number(rows);
  const figures = new Map([
    ...(await figuresOfNumbers(session, relation, columns, nRows, held)),
    ...(await figuresOfOthers(session, relation, columns, nRows)),
  ]);
  return columns.flatMap((column) => {
    const found = figures.get(column.name);
    const origin = origins.get(column.name);
    return found === undefined
      ? []
      : { ...column, format: origin?.format ?? null, invalid: origin?.invalid ?? 0, ...found };
  });
}

interface Described {
  readonly name: string;
  readonly type: ColumnSummary['type'];
}

type Figures = (readonly [column: string, figures: ColumnFigures])[];

function typeOf(sqlType: string): ColumnSummary['type'] {
  if (sqlType === 'BOOLEAN') return 'flag';
  if (sqlType === 'DATE' || sqlType.startsWith('TIMESTAMP')) return 'date';
  if (sqlType === 'TIME') return 'time';
  return sqlType === 'VARCHAR' ? 'text' : 'number';
}

/** Parts of a list, of which each holds as many columns as fit. */
function parts<T>(columns: readonly T[], nRows: number, held: number): T[][] {
  const atOnce = Math.max(1, Math.floor(held / Math.max(1, nRows)));
  return Array.from({ length: Math.ceil(columns.length / atOnce) }, (_, i) =>
    columns.slice(i * atOnce, (i + 1) * atOnce),
  );
}

async function figuresOfNumbers(
  session: Session,
  relation: string,
  columns: readonly Described[],
  nRows: number,
  held: typeof heldNumbers,
): Promise<Figures> {
  const names = columns.filter(({ type }) => type === 'number').map((column) => column.name);
  const figures: Figures = [];
  if (nRows > held.column) {
    for (const column of names) {
      figures.push([column, await summariseStored(session, relation, column)]);
    }
    return figures;
  }
  for (const part of parts(names, nRows, held.all)) {
    const read = await readNumbers(session, relation, part, nRows);
    figures.push(...part.map((column, i) => [column, summariseNumbers(read[i])] as const));
  }
  return figures;
}

/** Texts, days, times and answers: what can be counted. */
async function figuresOfOthers(
  session: Session,
  relation: string,
  columns: readonly Described[],
  nRows: number,
): Promise<Figures> {
  const others = columns.filter(({ type }) => type !== 'number');
  const counted: { column: Described; count: number; distinct: number }[] = [];
  for (const part of parts(others, nRows, heldTexts)) {
    const counts = part.flatMap((column, i) => {
      const value = name(column.name);
      return [`count(${value}) AS count_${i}`, `count(DISTINCT ${value}) AS distinct_${i}`];
    });
    const found = await session.row(`SELECT ${counts.join(', ')} FROM ${name(relation)}`);
    const figure = (key: string): number => Number(found[key]);
    counted.push(
      ...part.map((column, i) => ({
        column,
        count: figure(`count_${i}`),
        distinct: figure(`distinct_${i}`),
      })),
    );
  }
  const shown = counted.filter(({ distinct }) => distinct > 0 && distinct <= mostDistinctShown);
  const top = await topValues(
    session,
    relation,
    shown.map(({ column }) => column),
  );
  return counted.map(({ column, count, distinct }) => [
    column.name,
    {
      ...withoutNumbers,
      count,
      missing: nRows - count,
      distinct,
      topValues: top.get(column) ?? [],
    },
  ]);
}

async function topValues(
  session: Session,
  relation: string,
  columns: readonly Described[],
): Promise<Map<Described, ColumnSummary['topValues']>> {
  if (columns.length === 0) return new Map();
  const each = columns.map(
    (
      column,
      place,
    ) => `(SELECT ${place} AS place, ${valueInWords(column.name, column.type)} AS value, count(*) AS count
      FROM ${name(relation)} WHERE ${name(column.name)} IS NOT NULL GROUP BY ALL ORDER BY 3 DESC, 2 LIMIT ${mostValuesShown})`,
  );
  const rows = await session.rows(
    `SELECT * FROM (${each.join(' UNION ALL ')}) ORDER BY place, count DESC, value`,
  );
  return new Map(
    columns.map((column, place) => [
      column,
      rows
        .filter((row) => row['place'] === place)
        .map(({ value, count }) => ({ value: String(value), count: Number(count) })),
    ]),
  );
}

/** A value as text, as SQL: yes and no for flags. */
export function valueInWords(columnName: string, type: ColumnSummary['type']): string {
  const value = name(columnName);
  return type === 'flag'
    ? `CASE WHEN ${value} THEN 'yes' WHEN NOT ${value} THEN 'no' END`
    : `CAST(${value} AS VARCHAR)`;
}
