import type { Matrix } from '../../core/index.ts';

/** How many different rows there are, counted no further than `enough`. */
export function countDistinctRows({ data, nSamples, nFeatures }: Matrix, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < nSamples && seen.size < enough; i++) {
    seen.add(data.subarray(i * nFeatures, (i + 1) * nFeatures).join());
  }
  return seen.size;
}
