import type { ColumnSummary, InspectedColumn } from '../../contract/index.ts';
import { valueInWords } from '../describe.ts';
import { name, number, text } from '../quoting.ts';
import type { Session } from '../session.ts';
import { coverageOf } from './coverage.ts';
import { surveyNumbers, type NumberLimits } from './surveyNumbers.ts';

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
  const isNumber = ({ type }: ColumnSummary): boolean => type === 'number';
  const counted = await surveyNumbers(
    session,
    relation,
    columns.filter(isNumber),
    limits.filter((_, i) => isNumber(columns[i])).map(numberLimits),
  );
  const surveys: ColumnSurvey[] = [];
  let numbers = 0;
  for (const [i, column] of columns.entries()) {
    const figures = isNumber(column)
      ? counted[numbers++]
      : { outside: await countOutside(session, relation, column, limits[i] ?? null), ...uncounted };
    surveys.push({
      ...figures,
      constant: column.distinct === 1 && column.missing === 0,
      unique: column.missing === 0 && column.distinct === column.count && column.count > 1,
      commonest: await commonest(session, relation, column),
      dates: column.type === 'date' ? await coverageOf(session, relation, column.name) : null,
    });
  }
  return surveys;
}

const uncounted = { outliers: null, histogram: null };

function numberLimits(limits: Limits | null): NumberLimits | null {
  if (limits === null) return null;
  const { lower, upper } = limits;
  return {
    lower: typeof lower === 'number' ? lower : null,
    upper: typeof upper === 'number' ? upper : null,
  };
}

async function countOutside(
  session: Session,
  relation: string,
  column: ColumnSummary,
  limits: Limits | null,
): Promise<number> {
  const condition = outsideOf(column, limits);
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
