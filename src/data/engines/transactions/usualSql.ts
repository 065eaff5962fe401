import type { Aggregation } from '../../../contract/index.ts';
import { dayOfText } from '../../customers/days.ts';
import type { SqlDialect } from '../dialect.ts';
import type { EventSlots } from './slots.ts';

/**
 * What all transactions say of their customer, by the name of the measure, as SQL over the rows of a customer; see
 * `measuresOf`.
 */
export function usualSql(
  slots: EventSlots,
  aggregation: Aggregation,
  dialect: SqlDialect,
): ReadonlyMap<string, string> {
  const { amount, balance, order } = slots;
  const count = dialect.asDouble('count(*)');
  const sum = dialect.asDouble(`sum(${amount})`);
  return new Map([
    ['frequency', count],
    ['monetary', sum],
    ['mean_amount', `${sum} / ${count}`],
    ['median_amount', dialect.asDouble(dialect.median(amount))],
    ['max_amount', `max(${amount})`],
    ...(balance === null ? [] : [['balance', dialect.latest(balance, order)] as const]),
    ...ageSql(slots, aggregation, dialect),
    ...timesOfDay(slots, dialect),
    ...daysSql(slots, aggregation, dialect),
  ]);
}

type Named = readonly (readonly [name: string, sql: string])[];

/** Who is born on the 29th of February is a year older on the 28th where there is no 29th. */
function ageSql(
  { birth, order }: EventSlots,
  { referenceDate }: Aggregation,
  dialect: SqlDialect,
): Named {
  if (birth === null || referenceDate === null) return [];
  const [year, month, day] = referenceDate.split('-').map(Number);
  const isMonthEnd = new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1;
  const born = `CASE WHEN ${birth} <= DATE ${dialect.text(referenceDate)} THEN ${birth} END`;
  const latest = dialect.latest(born, order);
  const part = (of: string): string => `EXTRACT(${of} FROM ${latest})`;
  const isLater = `${part('MONTH')} > ${month} OR (${part('MONTH')} = ${month} AND ${part('DAY')} > ${isMonthEnd ? 31 : day})`;
  return [
    ['age', dialect.asDouble(`${year} - ${part('YEAR')} - CASE WHEN ${isLater} THEN 1 ELSE 0 END`)],
  ];
}

const partsOfDay = [
  ['night', 0, 5],
  ['morning', 6, 11],
  ['afternoon', 12, 17],
  ['evening', 18, 23],
] as const;

function timesOfDay({ clock }: EventSlots, dialect: SqlDialect): Named {
  if (clock === null) return [];
  return partsOfDay.map(([part, from, to]) => {
    const inside = `EXTRACT(HOUR FROM ${clock}) BETWEEN ${from} AND ${to}`;
    return [`${part}_share`, shareSql(inside, clock, dialect)];
  });
}

/** Share of the rows where a condition holds among those that have a value; missing without any. */
function shareSql(condition: string, value: string, { asDouble }: SqlDialect): string {
  const counted = `CASE WHEN ${value} IS NULL THEN NULL WHEN ${condition} THEN 1 ELSE 0 END`;
  return `${asDouble(`sum(${counted})`)} / nullif(${asDouble(`count(${value})`)}, 0)`;
}

function daysSql(
  { day, amount }: EventSlots,
  { startDate, referenceDate }: Aggregation,
  dialect: SqlDialect,
): Named {
  if (day === null || startDate === null || referenceDate === null) return [];
  const number = dialect.dayNumber(day);
  const [first, last] = [dayOfText(startDate), dayOfText(referenceDate)];
  // Days since a Monday long ago.
  const weekday = `(${number} + ${3 + 7 * 100_000}) % 7`;
  const isLate = `(${number} - ${first}) * 2 + 1 >= ${last - first + 1}`;
  const size = `CASE WHEN ${day} IS NOT NULL THEN abs(${amount}) END`;
  const direction = `CASE WHEN ${day} IS NULL THEN NULL WHEN ${isLate} THEN abs(${amount}) ELSE -abs(${amount}) END`;
  const trend = `CASE WHEN min(${day}) < max(${day}) AND sum(${size}) > 0 THEN ${dialect.asDouble(`sum(${direction})`)} / sum(${size}) END`;
  return [
    ['recency_days', dialect.asDouble(`${last} - max(${number})`)],
    ['active_days', dialect.asDouble(`count(DISTINCT ${day})`)],
    ['weekend_share', shareSql(`${weekday} >= 5`, day, dialect)],
    ...(first < last ? [['trend', trend] as const] : []),
  ];
}
