import {
  ClienteleError,
  type Aggregation,
  type ColumnSummary,
  type Decision,
} from '../../contract/index.ts';
import { wordsOf } from '../names.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { counted } from '../wording.ts';
import { inOrder, orderByCustomer } from './byCustomer.ts';
import { told } from './customers.ts';
import { textOfDay } from './days.ts';
import { readEvents, type EventColumns, type RawEvents } from './readEvents.ts';
import type { LeftOut } from './sieve.ts';
import { unitsInOneOf, unitsOf } from './units.ts';

/**
 * Transactions that count, customer by customer, each customer's in the order of the file; customers in the order of
 * their first. Row i belongs to customer c where `starts[c] <= i < starts[c + 1]`.
 */
export interface Events extends EventColumns {
  readonly count: number;
  readonly customerIds: readonly string[];
  readonly starts: Int32Array;
  /**
   * Units in an amount of 1: the power of ten that makes all amounts whole. `units` are then integers, whose
   * sums are exact. Null where there is none; `units` are then the amounts themselves.
   */
  readonly unitsInOne: number | null;
  readonly units: Float64Array;
  readonly referenceDate: string | null;
  readonly startDate: string | null;
  readonly decisions: readonly Decision[];
}

/**
 * Picks the transactions that count: with an id and an amount, inside the window, each once.
 *
 * @throws ClienteleError `data` when a column is missing or of another type, or no transaction is left
 */
export async function pickEvents(
  session: Session,
  source: Source,
  aggregation: Aggregation,
): Promise<Events> {
  const columns = new Map(source.columns.map((column) => [column.name, column]));
  const check = (wanted: string | null, type: ColumnSummary['type'] | null): void => {
    if (wanted !== null) columnOf(columns, wanted, type);
  };
  check(aggregation.id, null);
  const key = transactionKey(source, aggregation);
  check(aggregation.date, 'date');
  check(aggregation.time, 'time');
  check(aggregation.amount, 'number');
  check(aggregation.balance, 'number');
  check(aggregation.birthDate, 'date');
  const used = new Set<unknown>([...Object.values(aggregation), key?.name ?? null]);
  const read = await readEvents(session, source, aggregation, {
    key: key !== null && key.distinct < key.count ? key.name : null,
    attributes: source.columns.filter((column) => !used.has(column.name)),
  });
  if (read.count === 0) throw nothingLeft(aggregation, read.leftOut.window > 0);
  const window = windowOf(read, aggregation);
  return {
    ...byCustomer(read),
    ...window,
    decisions: tellLeftOut(read.leftOut, aggregation, window, key),
  };
}

function byCustomer(read: RawEvents): Omit<Events, 'decisions' | 'referenceDate' | 'startDate'> {
  const { starts, rows } = orderByCustomer(read.customers, read.customerIds.length);
  const ordered = <T extends Float64Array | Int32Array>(column: T | null): T | null =>
    column === null ? null : inOrder(column, rows);
  const amounts = inOrder(read.amounts, rows);
  const unitsInOne = unitsInOneOf(amounts);
  return {
    count: read.count,
    customerIds: read.customerIds,
    starts,
    amounts,
    unitsInOne,
    units: unitsOf(amounts, unitsInOne),
    days: ordered(read.days),
    seconds: ordered(read.seconds),
    hours: ordered(read.hours),
    balances: ordered(read.balances),
    births: ordered(read.births),
    attributes: read.attributes.map((attribute) => ({
      ...attribute,
      values: inOrder<Float64Array | Int32Array>(attribute.values, rows),
    })),
  };
}

type Window = Pick<Events, 'referenceDate' | 'startDate'>;

function windowOf({ firstDay, lastDay }: RawEvents, aggregation: Aggregation): Window {
  if (aggregation.date === null) {
    return { referenceDate: aggregation.referenceDate, startDate: null };
  }
  return {
    referenceDate: aggregation.referenceDate ?? textOfDay(lastDay),
    startDate: aggregation.startDate ?? textOfDay(firstDay),
  };
}

function tellLeftOut(
  left: LeftOut,
  aggregation: Aggregation,
  { startDate, referenceDate }: Window,
  key: ColumnSummary | null,
): Decision[] {
  return [
    leftOut(left.id, `without a customer (${aggregation.id})`, aggregation.id),
    leftOut(left.amount, `without an amount (${aggregation.amount})`, aggregation.amount),
    leftOut(left.window, `outside ${startDate} to ${referenceDate}`, aggregation.date),
    leftOut(left.repeated, `repeating a ${key?.name ?? 'key'}`, key?.name ?? null),
  ].flat();
}

function leftOut(count: number, which: string, column: string | null): Decision[] {
  if (count === 0) return [];
  const were = count === 1 ? 'was' : 'were';
  return [told(`${counted(count, 'transaction')} ${which} ${were} left out.`, count, column)];
}

function columnOf(
  columns: ReadonlyMap<string, ColumnSummary>,
  wanted: string,
  type: ColumnSummary['type'] | null,
): ColumnSummary {
  const column = columns.get(wanted);
  if (column === undefined) {
    throw new ClienteleError(
      'data',
      `The transactions have no column "${wanted}"; the columns are ${[...columns.keys()].join(', ')}.`,
    );
  }
  if (type !== null && column.type !== type) {
    throw new ClienteleError(
      'data',
      `Column ${wanted} was read as ${column.type}, not as ${type}; give another column that role or mend the file.`,
    );
  }
  return column;
}

/** The column that identifies transactions, by its name and by its values being mostly distinct. */
function transactionKey(source: Source, aggregation: Aggregation): ColumnSummary | null {
  const subject = new Set(['transaction', 'transactions', 'txn', 'trans', 'tx', 'trx']);
  const identity = new Set(['id', 'no', 'nr', 'number', 'ref', 'reference', 'key', 'uuid']);
  const found = source.columns.find((column) => {
    const words = wordsOf(column.name);
    const named =
      (words.some((word) => subject.has(word)) && words.some((word) => identity.has(word))) ||
      words.some((word) => /^(transaction|txn|trx)id$/.test(word));
    return named && column.distinct * 2 > column.count && column.name !== aggregation.id;
  });
  return found ?? null;
}

function nothingLeft(aggregation: Aggregation, outside: boolean): ClienteleError {
  const sentence = outside
    ? 'No transaction falls into the window of the model; give transactions of that time, or make a new run.'
    : `No transaction has both a customer (${aggregation.id}) and an amount (${aggregation.amount}); check these columns.`;
  return new ClienteleError('data', sentence);
}
