import { ClienteleError, type Aggregation, type Decision } from '../../contract/index.ts';
import { ascendingRows } from '../../core/index.ts';
import { counted } from '../wording.ts';
import { inOrder, orderByCustomer } from './byCustomer.ts';
import { told } from './customers.ts';
import { textOfDay } from './days.ts';
import type { EventPlan } from './eventPlan.ts';
import type { EventColumns, RawEvents } from './readEvents.ts';
import type { LeftOut } from './sieve.ts';
import { unitsOf } from './units.ts';

/**
 * Transactions that count, customer by customer, each customer's in the order of the file; customers in the order of
 * their first. Row i belongs to customer c where `starts[c] <= i < starts[c + 1]`.
 */
export interface Events extends EventColumns, Frame {
  readonly customerIds: readonly string[];
  readonly starts: Int32Array;
  /** The amounts in units of which {@link Frame.unitsInOne} make 1. */
  readonly units: Float64Array;
}

/** What is the same for the transactions of all customers. */
export interface Frame {
  /**
   * Units in an amount of 1: the power of ten that makes all amounts whole. Units are then integers, whose
   * sums are exact. Null where there is none; the units are then the amounts themselves.
   */
  readonly unitsInOne: number | null;
  readonly referenceDate: string | null;
  readonly startDate: string | null;
}

/** Puts transactions together by customer. */
export function eventsOf(read: RawEvents, frame: Frame): Events {
  const order = read.places === null ? null : ascendingRows(read.places.subarray(0, read.count));
  const { starts, rows } = orderByCustomer(read.customers, read.customerIds.length, order);
  const ordered = <T extends Float64Array | Int32Array>(column: T | null): T | null =>
    column === null ? null : inOrder(column, rows);
  const amounts = inOrder(read.amounts, rows);
  return {
    ...frame,
    customerIds: read.customerIds,
    starts,
    amounts,
    units: unitsOf(amounts, frame.unitsInOne),
    days: ordered(read.days),
    seconds: ordered(read.seconds),
    hours: ordered(read.hours),
    balances: ordered(read.balances),
    births: ordered(read.births),
    places: ordered(read.places),
    attributes: read.attributes.map((attribute) => ({
      ...attribute,
      values: inOrder<Float64Array | Int32Array>(attribute.values, rows),
    })),
  };
}

/** The window that was asked for; where none was, that of all transactions. */
export function windowOf(
  { firstDay, lastDay }: Pick<RawEvents, 'firstDay' | 'lastDay'>,
  { date, startDate, referenceDate }: Aggregation,
): Pick<Frame, 'startDate' | 'referenceDate'> {
  if (date === null) return { referenceDate, startDate: null };
  return {
    referenceDate: referenceDate ?? textOfDay(lastDay),
    startDate: startDate ?? textOfDay(firstDay),
  };
}

export function tellLeftOut(
  left: LeftOut,
  { aggregation, key }: EventPlan,
  { startDate, referenceDate }: Pick<Frame, 'startDate' | 'referenceDate'>,
): Decision[] {
  return [
    leftOut(left.id, `without a customer (${aggregation.id})`, aggregation.id),
    leftOut(left.amount, `without an amount (${aggregation.amount})`, aggregation.amount),
    leftOut(left.window, `outside ${startDate} to ${referenceDate}`, aggregation.date),
    leftOut(left.repeated, `repeating a ${key ?? 'key'}`, key),
  ].flat();
}

function leftOut(count: number, which: string, column: string | null): Decision[] {
  if (count === 0) return [];
  const were = count === 1 ? 'was' : 'were';
  return [told(`${counted(count, 'transaction')} ${which} ${were} left out.`, count, column)];
}

/** Why there are no customers. */
export function nothingLeft({ aggregation }: EventPlan, left: LeftOut): ClienteleError {
  const sentence =
    left.window > 0
      ? 'No transaction falls into the window of the model; give transactions of that time, or make a new run.'
      : `No transaction has both a customer (${aggregation.id}) and an amount (${aggregation.amount}); check these columns.`;
  return new ClienteleError('data', sentence);
}
