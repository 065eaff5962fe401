import type { Aggregation } from '../../contract/index.ts';
import { dayOfText, noDay } from './days.ts';
import { createInterner, isEmpty, type Texts } from './interner.ts';

/** Transactions that were left out, by the first reason that held. */
export interface LeftOut {
  id: number;
  amount: number;
  window: number;
  repeated: number;
}

/** What a sieve let through. */
export interface Sifted {
  readonly count: number;
  readonly leftOut: Readonly<LeftOut>;
  /** Customer of each, numbered in the order of their first transactions. */
  readonly customers: Int32Array;
  readonly customerIds: readonly string[];
  /** Of all that have a customer and an amount, {@link noDay} where none has a day. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Lets transactions through that count. */
export interface Sieve {
  /** The place of a transaction among those that count; -1 where it does not. */
  readonly take: (ids: Texts, keys: Texts, row: number, amount: number, day: number) => number;
  /** How many counted so far. */
  readonly count: () => number;
  readonly found: () => Sifted;
}

/**
 * @param hasKeys whether of the transactions of one key the first alone counts
 * @param room how many transactions there may be
 */
export function createSieve(
  { date, startDate, referenceDate }: Aggregation,
  hasKeys: boolean,
  room: number,
): Sieve {
  const isWindowed = date !== null;
  const start = isWindowed && startDate !== null ? dayOfText(startDate) : noDay;
  const end =
    isWindowed && referenceDate !== null ? dayOfText(referenceDate) : Number.POSITIVE_INFINITY;
  const ids = createInterner();
  const keys = createInterner();
  const customers = new Int32Array(room);
  const leftOut: LeftOut = { id: 0, amount: 0, window: 0, repeated: 0 };
  let count = 0;
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = noDay;

  /** Whether the key of a transaction came before; one without a key is like no other. */
  const isRepeated = (texts: Texts, row: number): boolean => {
    const before = keys.size();
    const number = keys.numberOf(texts, row);
    return number !== -1 && number < before;
  };

  return {
    take(idTexts, keyTexts, row, amount, day) {
      if (isEmpty(idTexts, row)) return left(leftOut, 'id');
      if (Number.isNaN(amount)) return left(leftOut, 'amount');
      if (day !== noDay) {
        if (day < firstDay) firstDay = day;
        if (day > lastDay) lastDay = day;
        if (day < start || day > end) return left(leftOut, 'window');
      }
      if (hasKeys && isRepeated(keyTexts, row)) return left(leftOut, 'repeated');
      customers[count] = ids.numberOf(idTexts, row);
      return count++;
    },
    count: () => count,
    found: () => ({
      count,
      leftOut,
      customers: customers.subarray(0, count),
      customerIds: ids.all(),
      firstDay: lastDay === noDay ? noDay : firstDay,
      lastDay,
    }),
  };
}

function left(leftOut: LeftOut, reason: keyof LeftOut): -1 {
  leftOut[reason] += 1;
  return -1;
}
