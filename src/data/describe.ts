import type { ColumnSummary } from '../contract/index.ts';
import { name } from './quoting.ts';
import type { Cell, Row, Session } from './session.ts';

const mostDistinctShown = 60;
const mostValuesShown = 20;

/** What is known of a column beside its values. */
export type ColumnOrigin = Pick<ColumnSummary, 'format' | 'invalid'>;

/**
 * Summarises every column of a relation: counts, quartiles (linear interpolation), mean, sample standard
 * deviation, skewness adjusted for the sample's size (Joanes and Gill, 1998: G1), commonest values.
 *
 * @param origins how a column was read, by its name
 */
export async function describeRelation(
  session: Session,
  relation: string,
  origins: ReadonlyMap<string, ColumnOrigin> = new Map(),
): Promise<ColumnSummary[]> {
  const described = await session.rows(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${name(relation)})`,
  );
  const columns = described.map((column, index) => ({
    name: String(column['name']),
    type: typeOf(String(column['type'])),
    index,
  }));
  if (columns.length === 0) return [];
  const from = `FROM ${name(relation)}`;
  // One column after the other: what tells its values apart is as large as the column, and held in memory.
  const counts: Record<string, Cell> = {};
  for (const column of columns) {
    Object.assign(counts, await session.row(`SELECT ${countsOf(column).join(', ')} ${from}`));
  }
  const numbers = columns.filter(({ type }) => type === 'number');
  const moments =
    numbers.length === 0
      ? {}
      : await session.inOrder(() =>
          session.row(`SELECT ${numbers.flatMap(momentsOf).join(', ')} ${from}`),
        );
  const summaries: ColumnSummary[] = [];
  for (const column of columns) {
    const summary = summaryOf(column, { ...counts, ...moments }, origins.get(column.name));
    const shown = summary.distinct > 0 && summary.distinct <= mostDistinctShown;
    summaries.push(
      shown ? { ...summary, topValues: await topValues(session, relation, column) } : summary,
    );
  }
  return summaries;
}

interface Described {
  readonly name: string;
  readonly type: ColumnSummary['type'];
  readonly index: number;
}

function typeOf(sqlType: string): ColumnSummary['type'] {
  if (sqlType === 'BOOLEAN') return 'flag';
  if (sqlType === 'DATE' || sqlType.startsWith('TIMESTAMP')) return 'date';
  if (sqlType === 'TIME') return 'time';
  return sqlType === 'VARCHAR' ? 'text' : 'number';
}

function countsOf({ name: columnName, type, index }: Described): string[] {
  const value = name(columnName);
  const figures = [
    `count(*) AS rows`,
    `count(${value}) AS count_${index}`,
    `count(DISTINCT ${value}) AS distinct_${index}`,
  ].slice(index === 0 ? 0 : 1);
  if (type !== 'number') return figures;
  const number = `CAST(${value} AS DOUBLE)`;
  const quartile = (position: number): string =>
    `quantile_cont(${number}, [0.25, 0.5, 0.75])[${position}]`;
  return [
    ...figures,
    `min(${number}) AS min_${index}`,
    `max(${number}) AS max_${index}`,
    `${quartile(1)} AS q1_${index}`,
    `${quartile(2)} AS median_${index}`,
    `${quartile(3)} AS q3_${index}`,
    `count(*) FILTER (WHERE ${number} <> trunc(${number})) AS fractions_${index}`,
  ];
}

function momentsOf({ name: columnName, index }: Described): string[] {
  const number = `CAST(${name(columnName)} AS DOUBLE)`;
  return [
    `avg(${number}) AS mean_${index}`,
    `stddev_samp(${number}) AS std_${index}`,
    `skewness(${number}) AS skewness_${index}`,
  ];
}

function summaryOf(column: Described, figures: Row, origin?: ColumnOrigin): ColumnSummary {
  const { name, type, index } = column;
  const figure = (key: string): number | null => finiteOrNull(figures[`${key}_${index}`]);
  const rows = Number(figures['rows'] ?? 0);
  const count = figure('count') ?? 0;
  return {
    name,
    type,
    format: origin?.format ?? null,
    count,
    missing: rows - count,
    invalid: origin?.invalid ?? 0,
    distinct: figure('distinct') ?? 0,
    min: figure('min'),
    max: figure('max'),
    mean: figure('mean'),
    std: figure('std'),
    q1: figure('q1'),
    median: figure('median'),
    q3: figure('q3'),
    skewness: figure('skewness'),
    integer: type === 'number' && count > 0 && figure('fractions') === 0,
    topValues: [],
  };
}

function finiteOrNull(value: Cell | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

async function topValues(
  session: Session,
  relation: string,
  column: Described,
): Promise<ColumnSummary['topValues']> {
  const rows = await session.rows(
    `SELECT ${valueInWords(column.name, column.type)} AS value, count(*) AS count FROM ${name(relation)}
     WHERE ${name(column.name)} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostValuesShown}`,
  );
  return rows.map(({ value, count }) => ({
    value: column.type === 'number' ? String(Number(value)) : String(value),
    count: Number(count),
  }));
}

/** A value as text, as SQL: yes and no for flags. */
export function valueInWords(columnName: string, type: ColumnSummary['type']): string {
  const value = name(columnName);
  return type === 'flag'
    ? `CASE WHEN ${value} THEN 'yes' WHEN NOT ${value} THEN 'no' END`
    : `CAST(${value} AS VARCHAR)`;
}
