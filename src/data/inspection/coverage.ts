import type { InspectedColumn } from '../../contract/index.ts';
import { name, text } from '../quoting.ts';
import type { Session } from '../session.ts';

const mostPeriods = 60;

/** The days that a date column covers; null where it has none. */
export async function coverageOf(
  session: Session,
  relation: string,
  column: string,
): Promise<InspectedColumn['dates']> {
  const days = `(SELECT CAST(${name(column)} AS DATE) AS day, count(*) AS rows FROM ${name(relation)}
    WHERE ${name(column)} IS NOT NULL GROUP BY 1)`;
  const found = await session.row(
    `SELECT CAST(min(day) AS VARCHAR) AS first, CAST(max(day) AS VARCHAR) AS last, count(*) AS present,
       max(day) - min(day) + 1 AS days, coalesce(max(day - before), 1) - 1 AS gap
     FROM (SELECT day, lag(day) OVER (ORDER BY day) AS before FROM ${days})`,
  );
  const { first, last } = found;
  if (typeof first !== 'string' || typeof last !== 'string') return null;
  const form = Number(found['days']) > mostPeriods * 31 ? '%Y' : '%Y-%m';
  const periods = await session.rows(
    `SELECT * FROM (SELECT strftime(day, ${text(form)}) AS period, sum(rows) AS count FROM ${days} GROUP BY 1
       ORDER BY 1 DESC LIMIT ${mostPeriods}) ORDER BY 1`,
  );
  return {
    first,
    last,
    days: Number(found['days']),
    daysPresent: Number(found['present']),
    longestGap: Number(found['gap']),
    periods: periods.map(({ period, count }) => ({ period: String(period), count: Number(count) })),
  };
}

/** The newest day in any of some date columns, ISO, those of the far future (no end date) aside; null without one. */
export async function newestDay(
  session: Session,
  relation: string,
  columns: readonly string[],
): Promise<string | null> {
  let newest: string | null = null;
  for (const column of columns) {
    const value = `CAST(${name(column)} AS DATE)`;
    const { day } = await session.row(
      `SELECT CAST(max(${value}) AS VARCHAR) AS day FROM ${name(relation)} WHERE ${value} < DATE '2200-01-01'`,
    );
    if (typeof day === 'string' && (newest === null || day > newest)) newest = day;
  }
  return newest;
}
