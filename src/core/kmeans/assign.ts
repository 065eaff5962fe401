import type { Matrix } from '../matrix.ts';
import { squaredDistanceTo } from './distance.ts';
import type { Assignment } from './fit.ts';

/**
 * Finds the nearest centroid of each row, by squared differences in 64 bits. Of two centroids at exactly
 * the same distance the lexicographically smaller one wins, so the order of the centroids cannot matter.
 *
 * @param centroids nClusters x nFeatures
 * @param x nSamples x nFeatures
 * @returns labels and Euclidean distances (nSamples)
 * @throws RangeError when the two differ in their number of features.
 */
export function assign(centroids: Matrix, x: Matrix): Assignment {
  if (centroids.nFeatures !== x.nFeatures) {
    throw new RangeError(
      `the rows have ${x.nFeatures} features, the centroids ${centroids.nFeatures}; they must be the same`,
    );
  }
  const labels = new Int32Array(x.nSamples);
  const distances = new Float64Array(x.nSamples);
  for (let i = 0; i < x.nSamples; i++) {
    let nearest = 0;
    let least = Infinity;
    for (let j = 0; j < centroids.nSamples; j++) {
      const square = squaredDistanceTo(x, i, centroids.data, j);
      if (square < least || (square === least && isBefore(centroids, j, nearest))) {
        nearest = j;
        least = square;
      }
    }
    labels[i] = nearest;
    distances[i] = Math.sqrt(least);
  }
  return { labels, distances };
}

/** Whether row i stands before row j in lexicographic order. */
export function isBefore({ data, nFeatures }: Matrix, i: number, j: number): boolean {
  for (let f = 0; f < nFeatures; f++) {
    const difference = data[i * nFeatures + f] - data[j * nFeatures + f];
    if (difference !== 0) return difference < 0;
  }
  return false;
}
