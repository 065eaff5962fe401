import { blocksOf, type Rows } from '../rows.ts';

/** How many different rows there are, counted no further than `enough`. */
export function countDistinctRows(rows: Rows, enough: number): number {
  const seen = new Set<string>();
  for (const { data, nSamples, nFeatures } of blocksOf(rows)) {
    for (let i = 0; i < nSamples; i++) {
      if (seen.size >= enough) return seen.size;
      // 0 and -0 are the same value, and are written alike.
      seen.add(data.subarray(i * nFeatures, (i + 1) * nFeatures).join());
    }
  }
  return seen.size;
}
