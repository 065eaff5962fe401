import type { Random } from '../../../core/index.ts';
import { clamp, createCurve, roundTo } from '../draw/index.ts';
import type { CardGroup } from './groups.ts';

/** How the card was paid back over the tenure. */
export interface Payments {
  readonly payments: number;
  /** null where nothing was paid or nothing was due. */
  readonly minimumPayments: number | null;
  /** Months whose bill was paid in full, 0..tenure. */
  readonly fullPaymentMonths: number;
}

interface Account {
  /** Months. */
  readonly tenure: number;
  readonly balance: number;
  /** Purchases and cash advances over the tenure. */
  readonly spent: number;
}

const interestAYear = 0.15;
const alwaysInFullShare = 0.38;
const nothingDueShare = 0.009;
/** Smallest sums asked for and paid back in a year, by rank. */
const minimumAYear = createCurve([
  [0.001, 1],
  [0.01, 15],
  [0.1, 60],
  [0.5, 110],
  [0.9, 180],
  [0.999, 400],
]);
const oldDebtPaid = createCurve([
  [0.001, 2],
  [0.1, 20],
  [0.5, 75],
  [0.9, 950],
  [0.99, 8_000],
  [0.999, 22_000],
]);
/** How often arrears multiply the minimum: in few cases, then greatly. */
const arrears = createCurve([
  [0.5, 1],
  [0.8, 1.3],
  [0.92, 3.5],
  [0.98, 11],
  [0.999, 35],
]);

export function drawPayments(group: CardGroup, account: Account, random: Random): Payments {
  const paysNothing = random.next() < group.paysNothing;
  const payments = paymentsOf(group, account, random);
  const minimum = minimumOf(account, random);
  const nothingDue = random.next() < nothingDueShare;
  const fullPaymentMonths = fullMonthsOf(group, account.tenure, random);
  if (paysNothing) return { payments: 0, minimumPayments: null, fullPaymentMonths: 0 };
  return {
    payments: roundTo(payments, 6),
    minimumPayments: nothingDue ? null : roundTo(minimum, 6),
    fullPaymentMonths,
  };
}

/** A part of what was spent, interest on what was carried, and older debt. */
function paymentsOf(
  { repays: [lower, upper], paysInFull }: CardGroup,
  { tenure, balance, spent }: Account,
  random: Random,
): number {
  const years = tenure / 12;
  const interest = paysInFull === 1 ? 0 : balance * interestAYear * years;
  const share = lower + (upper - lower) * random.next();
  return spent * share + interest + oldDebtPaid(random.next()) * years;
}

function minimumOf({ tenure, balance }: Account, random: Random): number {
  const shareOfBalance = 0.12 + 0.25 * random.next();
  const asked = minimumAYear(random.next()) + balance * shareOfBalance;
  return asked * (tenure / 12) * arrears(random.next());
}

function fullMonthsOf({ paysInFull }: CardGroup, tenure: number, random: Random): number {
  const ever = random.next() < paysInFull;
  const u = random.next();
  if (!ever) return 0;
  if (paysInFull < 1) return clamp(Math.ceil(tenure * u ** 2.8), 1, tenure);
  return u < alwaysInFullShare ? tenure : Math.ceil(tenure * (0.1 + 0.8 * random.next()));
}
