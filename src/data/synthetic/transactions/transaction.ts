import { createRandom, splitSeed } from '../../../core/index.ts';
import {
  createIndexChoice,
  createPermutation,
  roundTo,
  roundToMultiple,
  type Marginal,
} from '../draw/index.ts';
import type { SyntheticSize } from '../shape.ts';
import { createDateChoice, timeNumber } from './calendar.ts';
import { hourShares } from './marginals.ts';

/** One row's own part: when and how much. */
export interface Payment {
  readonly date: string;
  readonly time: number;
  readonly amount: number;
}

/** @returns the payment of row `row` by a customer of the group */
export function createPaymentDraw(
  seed: number,
  amount: Marginal,
): (row: number, group: number) => Payment {
  const date = createDateChoice();
  const hour = createIndexChoice(hourShares);
  const paymentsSeed = splitSeed(seed, 2);
  return (row, group) => {
    const random = createRandom(splitSeed(paymentsSeed, row));
    return {
      date: date(random.next()),
      time: timeNumber(hour(random.next()), random.next()),
      amount: roundAmount(amount(group, random.next()), random.next()),
    };
  };
}

/** Most amounts are whole and many are round, the more so the larger they are. */
function roundAmount(amount: number, u: number): number {
  if (u < 0.12) return roundTo(amount, 2);
  if (u < 0.5 || amount < 15) return Math.round(amount);
  if (amount < 250 || u < 0.7) return roundToMultiple(amount, 10);
  if (amount < 600 || u < 0.8) return roundToMultiple(amount, 50);
  return roundToMultiple(amount, amount < 1500 ? 100 : 500);
}

/**
 * Whose transaction each row is: every customer has one, and the rows beyond that go to customers
 * drawn at random, so that few have three or more. Rows stand in no order of customers.
 */
export function createOwnerDraw(
  nRows: number,
  { customers, seed }: SyntheticSize,
): (row: number) => number {
  const place = createPermutation(nRows, splitSeed(seed, 3));
  const extraSeed = splitSeed(seed, 4);
  return (row) => {
    const slot = place(row);
    if (slot < customers) return slot;
    return createRandom(splitSeed(extraSeed, slot)).nextInt(customers);
  };
}
