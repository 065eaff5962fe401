import type { MixedRows } from './model.ts';

/** Means and modes of the clusters, row-major. */
export interface Prototypes {
  /** nClusters x nNumbers. */
  readonly means: Float64Array;
  /** nClusters x nColumns; -1 where a cluster has no value. */
  readonly modes: Int32Array;
}

/**
 * Squared Euclidean distance of the numbers of row i to those of prototype j, plus gamma for each category that
 * differs (Huang, 1998). A missing value differs from everything. Checks nothing.
 *
 * @param limit where the numbers alone reach it, the categories are not looked at: the result is then no less
 */
export function dissimilarity(
  { numbers, categories }: MixedRows,
  i: number,
  { means, modes }: Prototypes,
  j: number,
  gamma: number,
  limit = Infinity,
): number {
  const { nFeatures, data } = numbers;
  let sum = 0;
  for (let f = 0, p = i * nFeatures, q = j * nFeatures; f < nFeatures; f++) {
    const difference = data[p + f] - means[q + f];
    sum += difference * difference;
  }
  if (sum >= limit) return sum;
  const { codes } = categories;
  const nColumns = categories.nCategories.length;
  let mismatches = 0;
  for (let c = 0, p = i * nColumns, q = j * nColumns; c < nColumns; c++) {
    const code = codes[p + c];
    if (code !== modes[q + c] || code < 0) mismatches++;
  }
  return sum + gamma * mismatches;
}
