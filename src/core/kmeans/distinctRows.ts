import type { Matrix } from '../matrix.ts';

/** How many different rows there are, counted no further than `enough`. */
export function countDistinctRows(x: Matrix, enough: number): number {
  const { data, nSamples, nFeatures } = x;
  const seen = new Set<string>();
  for (let i = 0; i < nSamples && seen.size < enough; i++) {
    // 0 and -0 are the same value, and are written alike.
    seen.add(data.subarray(i * nFeatures, (i + 1) * nFeatures).join());
  }
  return seen.size;
}
