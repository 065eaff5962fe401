import { ClienteleError } from '../../contract/index.ts';
import { countDistinctRows, type Rows } from '../../core/index.ts';

export interface UsableKs {
  /** Ascending, each no larger than the number of different rows. */
  readonly ks: readonly number[];
  /** What was left out and why; empty when nothing was. */
  readonly notes: readonly string[];
}

/**
 * The ks that the rows can be split into: a range found by itself is shortened, one that was asked for is
 * refused.
 *
 * @throws ClienteleError `usage` when a k that was asked for is larger than the number of different rows
 */
export function usableKs(x: Rows, ks: readonly number[], kGiven: boolean): UsableKs {
  const ascending = ks.toSorted((a, b) => a - b);
  const largest = ascending[ascending.length - 1];
  const distinct = countDistinctRows(x, largest);
  if (distinct >= largest) return { ks: ascending, notes: [] };
  if (kGiven) {
    throw new ClienteleError(
      'usage',
      `${largest} segments cannot be made of ${x.nSamples} customers with only ${distinct} different ${distinct === 1 ? 'row' : 'rows'} of features; ask for --k ${distinct} or fewer, or for other features.`,
    );
  }
  const fitting = ascending.filter((k) => k <= distinct);
  return fitting.length > 0
    ? {
        ks: fitting,
        notes: [
          `Only up to ${distinct} segments were tried, because the customers differ in only ${distinct} ways in the features used.`,
        ],
      }
    : {
        ks: [1],
        notes: ['All customers are alike in the features used, so there is one segment.'],
      };
}
