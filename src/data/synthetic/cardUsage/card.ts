import { createRandom, splitSeed, type Random } from '../../../core/index.ts';
import { createChoice, near, roundTo, roundToMultiple } from '../draw/index.ts';
import { cardGroups, createCardDraws, type UseDraws } from './groups.ts';
import { drawPayments, type Payments } from './payments.ts';

/** One kind of use over the tenure. */
interface Use {
  readonly amount: number;
  /** Months with this use, 0..tenure. */
  readonly months: number;
}

/** One card holder; money in the card's currency, summed over the tenure. */
export interface Card extends Payments {
  /** Position in `cardGroups`. */
  readonly group: number;
  /** Months observed, 6..12. */
  readonly tenure: number;
  readonly balance: number;
  /** Months with a balance, 0..tenure - 1: the first month has none to carry over. */
  readonly balanceMonths: number;
  /** null in a few rows. */
  readonly creditLimit: number | null;
  readonly oneoff: Use;
  readonly instalments: Use;
  readonly purchases: Use;
  readonly cash: Use;
  readonly purchaseOperations: number;
  readonly cashOperations: number;
}

/** Operations in a month with any are about `scale * amount ** exponent`. */
interface OperationHabit {
  readonly scale: number;
  readonly exponent: number;
  /** Standard deviation of the logarithm. */
  readonly deviation: number;
}

const purchaseHabit: OperationHabit = { scale: 0.175, exponent: 0.36, deviation: 0.55 };
const cashHabit: OperationHabit = { scale: 0.53, exponent: 0.165, deviation: 0.46 };

const unused: Use = { amount: 0, months: 0 };
const noBalanceShare = 0.009;
const overLimitShare = 0.25;
const noLimitShare = 0.0003;

/** Months observed, with their weights. */
const tenures: readonly (readonly [months: number, weight: number])[] = [
  [12, 7584],
  [11, 365],
  [10, 236],
  [9, 175],
  [8, 196],
  [7, 190],
  [6, 204],
];

/** @returns card holder `i`, always the same one */
export function createCardDraw(seed: number): (i: number) => Card {
  const draws = createCardDraws();
  const drawTenure = createChoice(tenures);

  return (i) => {
    const random = createRandom(splitSeed(seed, i));
    const group = draws.group(random.next());
    const tenure = drawTenure(random.next());
    const uses = draws.uses[group](random.next());
    // The limit's rank steers the balance and the spending of customers of one group.
    const means = random.next();
    const drawUse = (occurs: boolean, of: UseDraws): Use =>
      occurs ? useOf(of, group, tenure, means, random) : unused;
    const oneoff = drawUse(uses.oneoff, draws.oneoff);
    const instalments = drawUse(uses.instalments, draws.instalments);
    const cash = drawUse(uses.cash, draws.cash);
    const purchases = together(oneoff, instalments, tenure, random.next());
    const carried = near(means, 0.25, random.next());
    const hasBalance = random.next() >= noBalanceShare;
    const limit = roundLimit(draws.limit(group, means));
    const balance = hasBalance
      ? balanceWithin(draws.balance(group, carried), limit, random.next())
      : 0;
    const frequency = draws.balanceFrequency(group, near(carried, 0.4, random.next()));
    const spent = purchases.amount + cash.amount;
    return {
      group,
      tenure,
      balance,
      balanceMonths: hasBalance ? Math.max(1, Math.round(frequency * (tenure - 1))) : 0,
      creditLimit: random.next() < noLimitShare ? null : limit,
      oneoff,
      instalments,
      purchases,
      cash,
      purchaseOperations: countOperations(purchases, purchaseHabit, random),
      cashOperations: countOperations(cash, cashHabit, random),
      ...drawPayments(cardGroups[group], { tenure, balance, spent }, random),
    };
  };
}

function useOf(draws: UseDraws, group: number, tenure: number, means: number, random: Random): Use {
  const rank = near(means, 0.7, random.next());
  const share = draws.months(group, near(rank, 0.5, random.next()));
  return {
    amount: roundTo(draws.amount(group, rank), 2),
    months: Math.max(1, Math.round(share * tenure)),
  };
}

/** Both kinds of purchase: amounts add up, months with both count once. */
function together(a: Use, b: Use, tenure: number, u: number): Use {
  const most = Math.max(a.months, b.months);
  const room = Math.min(a.months, b.months, tenure - most);
  return {
    amount: roundTo(a.amount + b.amount, 2),
    months: most + Math.round(u * room),
  };
}

/** At least one in each month with any; more where more money moves. */
function countOperations(
  { amount, months }: Use,
  { scale, exponent, deviation }: OperationHabit,
  random: Random,
): number {
  const aMonth = scale * amount ** exponent * Math.exp(deviation * random.nextGaussian());
  return Math.max(months, Math.round(months * aMonth));
}

/** A balance beyond the limit is the exception: most that would be are held just below it. */
function balanceWithin(balance: number, limit: number, u: number): number {
  const exceeds = balance > limit && u > overLimitShare;
  return roundTo(exceeds ? limit * (0.85 + 0.15 * u) : balance, 6);
}

function roundLimit(limit: number): number {
  if (limit < 500) return roundToMultiple(limit, 50);
  return roundToMultiple(limit, limit < 2_000 ? 100 : 500);
}
