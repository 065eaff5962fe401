import type { Patterns } from './patterns.ts';

/** Free parameters: the shares of the classes, and in each class the probabilities of the categories that occur. */
export function countClassParameters(patterns: Patterns, nComponents: number): number {
  const perClass = occurring(patterns).reduce((sum, n) => sum + Math.max(0, n - 1), 0);
  return nComponents - 1 + nComponents * perClass;
}

/** How many different complete rows the categories that occur allow. */
export function countPossibleRows(patterns: Patterns): number {
  return occurring(patterns).reduce((product, n) => product * Math.max(1, n), 1);
}

/** Categories of each column that some row has. */
function occurring({ nCategories, offsets, masses }: Patterns): number[] {
  return Array.from(
    nCategories,
    (n, j) => masses.subarray(offsets[j], offsets[j] + n).filter((mass) => mass > 0).length,
  );
}
