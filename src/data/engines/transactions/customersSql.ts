import { ClienteleError, type Aggregation, type ModelFile } from '../../../contract/index.ts';
import { furtherExpressions } from '../../customers/further.ts';
import { uniqueNames } from '../../names.ts';
import { columnsRead } from '../columnsRead.ts';
import type { SqlDialect } from '../dialect.ts';
import { expressionSql } from '../expression.ts';
import { scoresSql } from './scoresSql.ts';
import { eventSlots, type EventSlots } from './slots.ts';
import { usualSql } from './usualSql.ts';

/**
 * The customers that a model's statement reads, made of transactions by the engine, as a table: the column of the id and
 * those that segments were formed on.
 *
 * @param table transactions, in the types that their columns were read as
 * @param prefix that no column of the customers begins with
 * @throws ClienteleError `usage` when the segments were not made from transactions
 */
export function customersSql(
  model: ModelFile,
  dialect: SqlDialect,
  { table, prefix }: { readonly table: string; readonly prefix: string },
): string {
  const aggregation = aggregationOf(model);
  const { name } = dialect;
  const columns = columnsRead(model).map(({ column }) => column);
  const scores = scoresSql(dialect);
  const asked = [...new Set(columns.flatMap((column) => scores.get(column)?.ranks ?? [column]))];
  const attributes = attributesRead(model, aggregation);
  const slots = eventSlots(model, aggregation, attributes, { dialect, table, prefix });
  const measures = new Map([
    ...usualSql(slots, aggregation, dialect),
    ...furtherSql(model, aggregation, slots, dialect),
  ]);
  const latest = (column: string): string => {
    if (!attributes.includes(column)) throw notThere(column);
    return dialect.latest(slots.attribute(column), slots.order);
  };
  const selected = asked.map(
    (column) => `${measures.get(column) ?? latest(column)} AS ${name(column)}`,
  );
  const customers = `(SELECT\n  ${[`${slots.id} AS ${name(aggregation.id)}`, ...selected].join(',\n  ')}\nFROM ${slots.table} AS e\nGROUP BY ${slots.id})`;
  const scored = columns.flatMap((column) => {
    const score = scores.get(column);
    return score === undefined ? [] : `${score.sql} AS ${name(column)}`;
  });
  return scored.length === 0
    ? customers
    : `(SELECT c.*,\n  ${scored.join(',\n  ')}\nFROM ${customers} AS c)`;
}

/** The columns of a transaction that a statement reads, with what they must hold. */
export function eventColumnsRead(model: ModelFile): { column: string; type: string }[] {
  const aggregation = aggregationOf(model);
  const { id, amount, date, time, balance, birthDate } = aggregation;
  const typed = [
    [id, 'text'],
    [date, 'date or timestamp'],
    [time, 'time of day'],
    [amount, 'number'],
    [balance, 'number'],
    [birthDate, 'date'],
  ] as const;
  const types: Readonly<Record<string, string>> = { flag: 'yes/no (boolean)' };
  const typeOf = (column: string): string => {
    const type = model.columns.find(({ name }) => name === column)?.type ?? 'text';
    return types[type] ?? type;
  };
  return [
    ...typed.flatMap(([column, type]) => (column === null ? [] : { column, type })),
    ...attributesRead(model, aggregation).map((column) => ({ column, type: typeOf(column) })),
  ];
}

function aggregationOf({ aggregation }: ModelFile): Aggregation {
  if (aggregation !== null) return aggregation;
  throw new ClienteleError(
    'usage',
    'These segments were not made from transactions; leave --transactions out, and name the table of customers with --table.',
  );
}

/** Columns beside those of the aggregation: that shares are taken of, or whose latest value is a feature. */
function attributesRead(model: ModelFile, aggregation: Aggregation): string[] {
  const used = new Set<unknown>(Object.values(aggregation));
  const attributes = new Set(model.columns.flatMap(({ name }) => (used.has(name) ? [] : [name])));
  const shares = (aggregation.further?.shares ?? []).map(({ column }) => column);
  const features = columnsRead(model).map(({ column }) => column);
  return [...new Set([...shares, ...features])].filter((column) => attributes.has(column));
}

/** Time windows, shares and seasons by their names. */
function furtherSql(
  { columns }: ModelFile,
  { further, startDate, referenceDate }: Aggregation,
  slots: EventSlots,
  dialect: SqlDialect,
): [name: string, sql: string][] {
  if (further === undefined) return [];
  const attributes = columns.map(({ name, type }) => ({ name, type }));
  const planned = furtherExpressions(
    { unitsInOne: null, startDate, referenceDate, attributes },
    further,
  );
  const slotOf = (slot: string): string => {
    if (slot === 'units') return slots.amount;
    return slot === 'day'
      ? (slots.day ?? 'NULL')
      : slots.attribute(attributes[Number(slot.slice(1))].name);
  };
  const { names } = uniqueNames(planned.measures.map(({ role }) => role.name));
  return planned.measures.map(({ value }, i) => [names[i], expressionSql(value, dialect, slotOf)]);
}

function notThere(column: string): ClienteleError {
  return new ClienteleError(
    'usage',
    `The transactions have no column ${column} that it could be made of; leave --transactions out, and name a table of customers with --table.`,
  );
}
