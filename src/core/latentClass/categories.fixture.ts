import type { Categories } from '../categories.ts';
import { createRandom } from '../random/index.ts';

/** Rows from plain lists. */
export function coded(
  rows: readonly (readonly number[])[],
  nCategories: readonly number[],
): Categories {
  return {
    codes: Int32Array.from(rows.flat()),
    nSamples: rows.length,
    nCategories: Int32Array.from(nCategories),
  };
}

/** Rows of `nGroups` groups, each with favourite categories; some values are missing. */
export function groupedCategories(
  seed: number,
  nSamples: number,
  nGroups = 3,
  missing = 0.05,
): Categories {
  const random = createRandom(seed);
  const nCategories = [2, 3, 4, 3, 2];
  const favourites = Array.from({ length: nGroups }, () =>
    nCategories.map((n) => random.nextInt(n)),
  );
  const rows = Array.from({ length: nSamples }, () => {
    const group = Math.min(random.nextInt(nGroups), random.nextInt(nGroups));
    return nCategories.map((n, j) => {
      if (random.next() < missing) return -1;
      return random.next() < 0.7 ? favourites[group][j] : random.nextInt(n);
    });
  });
  return coded(rows, nCategories);
}
