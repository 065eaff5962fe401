import { recogniseColumn } from '../recogniseColumn.ts';
import type { KnownColumn } from './reasonToLeaveOut.ts';

/** Figures of a customer's transactions that say again what another figure says. */
const repeats: Readonly<Record<string, string>> = {
  'median-amount': 'it nearly repeats the average amount',
  'max-amount': 'it nearly repeats the total spent',
  'active-days': 'it nearly repeats the number of transactions',
  morning: 'the shares of the day add up to 1, and the share at night is used',
  afternoon: 'the shares of the day add up to 1, and the share at night is used',
  evening: 'the shares of the day add up to 1, and the share at night is used',
};

/** Shares and trends of a handful of transactions say nothing of a customer. */
const needHistory = new Set(['trend', 'night', 'weekend']);
const enoughHistory = 5;

/** What a figure says by its own name, such as `mean_amount`. */
function conceptOf({ column, role }: KnownColumn): string | null {
  return recogniseColumn(column, new Set()).concept ?? role.concept;
}

/**
 * Why a figure made from transactions is left out beside the others; null when it is used.
 * What is left are recency, frequency, total, average amount and balance, and habits in time
 * where at least half of the customers have enough transactions to show any.
 */
export function reasonAmongTransactions(
  figure: KnownColumn,
  known: readonly KnownColumn[],
): string | null {
  const concept = conceptOf(figure);
  if (concept === null) return null;
  if (concept === 'rfm') return 'it is a ranking of figures that are used as they are';
  if (concept in repeats) return repeats[concept];
  const typical = known.find((each) => conceptOf(each) === 'frequency')?.column.median ?? null;
  if (typical === null) return null;
  if (concept === 'average-amount' && typical < 2) {
    return 'it repeats the total spent, as most customers have one transaction';
  }
  return needHistory.has(concept) && typical < enoughHistory
    ? `half of the customers have ${typical} transactions or fewer, too few to show a habit`
    : null;
}
