import type { Matrix } from '../matrix.ts';

/**
 * Squared Euclidean distance of the `n` values of `a` from place p to those of `b` from place q, from
 * differences.
 */
export function squaredDistance(
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  n: number,
): number {
  let sum = 0;
  for (let f = 0; f < n; f++) {
    const difference = a[p + f] - b[q + f];
    sum += difference * difference;
  }
  return sum;
}

/** Squared Euclidean distance of row i of `x` to row j of row-major `centroids`. */
export function squaredDistanceTo(
  { data, nFeatures }: Matrix,
  i: number,
  centroids: Float64Array,
  j: number,
): number {
  return squaredDistance(data, i * nFeatures, centroids, j * nFeatures, nFeatures);
}

/**
 * Writes the distance of every row to every centroid.
 *
 * @param table nSamples x nClusters, row-major
 */
export function writeDistances(
  { data, nSamples, nFeatures }: Matrix,
  centroids: Float64Array,
  table: Float64Array,
): void {
  for (let p = 0, m = 0; p < nSamples * nFeatures; p += nFeatures) {
    for (let q = 0; q < centroids.length; q += nFeatures, m++) {
      table[m] = Math.sqrt(squaredDistance(data, p, centroids, q, nFeatures));
    }
  }
}
