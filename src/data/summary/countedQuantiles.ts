import type { CountedValue } from './differentValues.ts';

/**
 * Quantiles by linear interpolation of values that are known by how often each comes up; those of core for the values
 * themselves.
 *
 * @param count how many values there are in all
 * @returns NaN where there are none
 */
export function quantilesOfCounted(
  counted: readonly CountedValue[],
  count: number,
  probabilities: readonly number[],
): number[] {
  const ascending = counted.toSorted((a, b) => a.value - b.value);
  const at = (rank: number): number => {
    let before = 0;
    const found = ascending.find((each) => (before += each.count) > rank);
    return found?.value ?? Number.NaN;
  };
  return probabilities.map((probability) => {
    const position = (count - 1) * probability;
    const below = Math.floor(position);
    const lower = at(below);
    const upper = at(Math.min(below + 1, count - 1));
    return lower === upper ? lower : lower + (upper - lower) * (position - below);
  });
}
