import type { Matrix } from '../matrix.ts';

/** Squared Euclidean distance of row i of `x` to row j of row-major `centroids`, from differences. */
export function squaredDistanceTo(
  { data, nFeatures }: Matrix,
  i: number,
  centroids: Float64Array,
  j: number,
): number {
  let sum = 0;
  for (let p = i * nFeatures, q = j * nFeatures, end = p + nFeatures; p < end; p++, q++) {
    const difference = data[p] - centroids[q];
    sum += difference * difference;
  }
  return sum;
}

/**
 * Writes the distance of every row to every centroid.
 *
 * @param table nSamples x nClusters, row-major
 */
export function writeDistances(x: Matrix, centroids: Float64Array, table: Float64Array): void {
  const { data, nSamples, nFeatures } = x;
  for (let i = 0, m = 0; i < nSamples; i++) {
    const from = i * nFeatures;
    const end = from + nFeatures;
    for (let q = 0; q < centroids.length; m++) {
      let square = 0;
      for (let p = from; p < end; p++, q++) {
        const difference = data[p] - centroids[q];
        square += difference * difference;
      }
      table[m] = Math.sqrt(square);
    }
  }
}

/** Writes the distance of every row to centroid `j` alone. */
export function writeDistancesTo(
  x: Matrix,
  centroids: Float64Array,
  j: number,
  table: Float64Array,
): void {
  const nClusters = centroids.length / x.nFeatures;
  for (let i = 0, m = j; i < x.nSamples; i++, m += nClusters) {
    table[m] = Math.sqrt(squaredDistanceTo(x, i, centroids, j));
  }
}
