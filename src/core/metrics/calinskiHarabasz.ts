import type { Matrix } from '../matrix.ts';
import { disperse, type Dispersion } from './dispersion.ts';

/**
 * Calinski-Harabasz score (1974): spread between the clusters over spread within, each by its degrees of
 * freedom; higher is better. 1 where the rows of each cluster are all alike, as in scikit-learn.
 *
 * @param labels cluster of each row (nSamples), each >= 0
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function calinskiHarabasz(x: Matrix, labels: Int32Array): number {
  return calinskiHarabaszOf(disperse(x, labels), x.nSamples);
}

/** The same from clusters that are measured already. */
export function calinskiHarabaszOf(
  { counts, centres, squares }: Dispersion,
  nSamples: number,
): number {
  const within = squares.reduce((sum, square) => sum + square, 0);
  if (within === 0) return 1;
  const nClusters = counts.length;
  return (
    (betweenSquares(centres, counts, nSamples) * (nSamples - nClusters)) /
    (within * (nClusters - 1))
  );
}

/** Squared distances of the centres to the mean of all rows, each counted once a row. */
function betweenSquares({ data, nFeatures }: Matrix, counts: Int32Array, nSamples: number): number {
  let total = 0;
  for (let f = 0; f < nFeatures; f++) {
    const centre =
      data[f] +
      counts.reduce((sum, count, j) => sum + count * (data[j * nFeatures + f] - data[f]), 0) /
        nSamples;
    total += counts.reduce(
      (sum, count, j) => sum + count * (data[j * nFeatures + f] - centre) ** 2,
      0,
    );
  }
  return total;
}
