import type { ColumnSummary, InspectedColumn } from '../../contract/index.ts';
import { valueInWords } from '../describe.ts';
import { name, number, text } from '../quoting.ts';
import type { Session } from '../session.ts';
import { coverageOf } from './coverage.ts';
import { histogramOf } from './histogram.ts';

/** The least and the most that a column can hold: numbers, or ISO dates. Null leaves a side open. */
export interface Limits {
  readonly lower: number | string | null;
  readonly upper: number | string | null;
}

export type ColumnSurvey = Pick<
  InspectedColumn,
  'outliers' | 'constant' | 'unique' | 'histogram' | 'commonest' | 'dates'
> & {
  /** Values outside the limits that were given; 0 without any. */
  readonly outside: number;
};

const mostShown = 10;
/** Texts with more different values than this share of the rows are no categories. */
const freeText = 0.5;
/** Tukey's far out: so many interquartile ranges beyond the quartiles. */
const farOut = 3;

/**
 * Looks at each column of a relation: outliers, values outside limits, distribution, days.
 *
 * @param limits one a column, in their order; null where anything goes
 */
export async function surveyColumns(
  session: Session,
  relation: string,
  columns: readonly ColumnSummary[],
  limits: readonly (Limits | null)[],
): Promise<ColumnSurvey[]> {
  const surveys: ColumnSurvey[] = [];
  for (const [i, column] of columns.entries()) {
    surveys.push({
      outside: await countWhere(session, relation, outsideOf(column, limits[i] ?? null)),
      outliers: await countOutliers(session, relation, column),
      constant: column.distinct === 1 && column.missing === 0,
      unique: column.missing === 0 && column.distinct === column.count && column.count > 1,
      histogram: column.type === 'number' ? await histogramOf(session, relation, column) : null,
      commonest: await commonest(session, relation, column),
      dates: column.type === 'date' ? await coverageOf(session, relation, column.name) : null,
    });
  }
  return surveys;
}

async function countWhere(
  session: Session,
  relation: string,
  condition: string | null,
): Promise<number> {
  if (condition === null) return 0;
  const { found } = await session.row(
    `SELECT count(*) AS found FROM ${name(relation)} WHERE ${condition}`,
  );
  return Number(found);
}

function outsideOf(column: ColumnSummary, limits: Limits | null): string | null {
  if (limits === null) return null;
  const value = name(column.name);
  const literal = (limit: number | string): string =>
    typeof limit === 'number' ? number(limit) : `DATE ${text(limit)}`;
  const sides = [
    ...(limits.lower === null ? [] : [`${value} < ${literal(limits.lower)}`]),
    ...(limits.upper === null ? [] : [`${value} > ${literal(limits.upper)}`]),
  ];
  return sides.length === 0 ? null : sides.join(' OR ');
}

async function countOutliers(
  session: Session,
  relation: string,
  { name: columnName, type, q1, q3 }: ColumnSummary,
): Promise<number | null> {
  // Where half of the values are one value, every other would be far out.
  if (type !== 'number' || q1 === null || q3 === null || q1 === q3) return null;
  const reach = farOut * (q3 - q1);
  const value = name(columnName);
  return countWhere(
    session,
    relation,
    `${value} < ${number(q1 - reach)} OR ${value} > ${number(q3 + reach)}`,
  );
}

async function commonest(
  session: Session,
  relation: string,
  column: ColumnSummary,
): Promise<InspectedColumn['commonest']> {
  if (column.type === 'number' || column.type === 'date' || column.type === 'time') return [];
  if (column.topValues.length > 0) return column.topValues.slice(0, mostShown);
  if (column.count === 0 || column.distinct > freeText * column.count) return [];
  const rows = await session.rows(
    `SELECT ${valueInWords(column.name, column.type)} AS value, count(*) AS count FROM ${name(relation)}
     WHERE ${name(column.name)} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostShown}`,
  );
  return rows.map(({ value, count }) => ({ value: String(value), count: Number(count) }));
}
