import type { Aggregation, ModelFile } from '../../../contract/index.ts';
import type { SqlDialect } from '../dialect.ts';

/** What a statement calls the columns of a transaction, as SQL; null where there are none. */
export interface EventSlots {
  readonly id: string;
  readonly amount: string;
  readonly day: string | null;
  /** What the hour is read from. */
  readonly clock: string | null;
  /** What ascends in time. */
  readonly order: readonly string[];
  readonly balance: string | null;
  readonly birth: string | null;
  /** Another column, which says something about the customer. */
  readonly attribute: (column: string) => string;
  /** The transactions that count, under these names, as a table. */
  readonly table: string;
}

/**
 * @param attributes the other columns that are read
 * @param prefix that no column of the customers begins with
 */
export function eventSlots(
  model: ModelFile,
  aggregation: Aggregation,
  attributes: readonly string[],
  {
    dialect,
    table,
    prefix,
  }: { readonly dialect: SqlDialect; readonly table: string; readonly prefix: string },
): EventSlots {
  const { id, amount, date, time, balance, birthDate } = aggregation;
  const slot = (what: string): string => dialect.name(`${prefix}${what}`);
  const selected = new Map<string, string>();
  const add = (what: string, sql: string): string => {
    selected.set(slot(what), sql);
    return slot(what);
  };
  const { name } = dialect;
  const ofDate = date === null ? null : name(date);
  const day = ofDate === null ? null : add('day', dialect.asDate(ofDate));
  const isTimed = holdsTimes(model, date);
  const clockOf = time === null ? (isTimed ? ofDate : null) : name(time);
  const clock = clockOf === null ? null : add('clock', clockOf);
  const slots = {
    id: add('id', name(id)),
    amount: add('amount', dialect.asDouble(name(amount))),
    day,
    clock,
    order: [day, clock].filter((part) => part !== null),
    balance: balance === null ? null : add('balance', dialect.asDouble(name(balance))),
    birth: birthDate === null ? null : add('birth', dialect.asDate(name(birthDate))),
  };
  attributes.forEach((column, i) => add(`attribute_${i + 1}`, name(column)));
  const columns = Array.from(selected, ([own, sql]) => `${sql} AS ${own}`);
  const conditions = [
    `${name(id)} IS NOT NULL`,
    `${name(amount)} IS NOT NULL`,
    ...windowSql(aggregation, dialect),
  ];
  return {
    ...slots,
    attribute: (column) => slot(`attribute_${attributes.indexOf(column) + 1}`),
    table: `(SELECT ${columns.join(', ')}\nFROM ${table}\nWHERE ${conditions.join(' AND ')})`,
  };
}

/** Whether the dates of the model hold times of day as well. */
function holdsTimes({ columns }: ModelFile, date: string | null): boolean {
  const reading = columns.find(({ name }) => name === date)?.reading;
  return reading?.kind === 'date' && reading.withTime;
}

function windowSql({ date, startDate, referenceDate }: Aggregation, dialect: SqlDialect): string[] {
  if (date === null || startDate === null || referenceDate === null) return [];
  const day = dialect.asDate(dialect.name(date));
  const [from, to] = [startDate, referenceDate].map(dialect.text);
  return [`(${day} IS NULL OR ${day} BETWEEN DATE ${from} AND DATE ${to})`];
}
