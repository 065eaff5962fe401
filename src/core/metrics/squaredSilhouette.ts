import type { Matrix } from '../matrix.ts';
import { disperse, withoutEmpty, type Dispersion } from './dispersion.ts';

/**
 * Silhouette of every row (Rousseeuw, 1987) from squared Euclidean distances, exact for any number of rows;
 * -1 .. 1, and 0 for a row alone in its cluster. Takes time in nSamples x nClusters x nFeatures: the squared
 * distances of a row to the n rows of a cluster sum to n times that to their mean, plus the sum of squares
 * within the cluster (the parallel axis theorem of Huygens and Steiner). Spark's ClusteringEvaluator (2.3) has
 * the same figure from sums of coordinates; differences to means keep the digits that those lose far from 0.
 *
 * @param labels cluster of each row (nSamples), each >= 0
 * @returns one value a row (nSamples)
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function squaredSilhouetteSamples(x: Matrix, labels: Int32Array): Float64Array {
  const dispersion = disperse(x, labels);
  const { clusters } = withoutEmpty(labels, x.nSamples);
  const values = new Float64Array(x.nSamples);
  fillSilhouettes(x, clusters, dispersion, values);
  return values;
}

/** Mean of {@link squaredSilhouetteSamples}; higher than the Euclidean one where clusters stand apart. */
export function squaredSilhouetteScore(x: Matrix, labels: Int32Array): number {
  return squaredSilhouetteSamples(x, labels).reduce((sum, value) => sum + value, 0) / x.nSamples;
}

function fillSilhouettes(
  { data, nSamples, nFeatures }: Matrix,
  clusters: Int32Array,
  { counts, centres: { data: centres }, squares }: Dispersion,
  values: Float64Array,
): void {
  const nClusters = counts.length;
  const variances = squares.map((square, j) => square / counts[j]);
  for (let i = 0; i < nSamples; i++) {
    const own = clusters[i];
    if (counts[own] < 2) continue;
    const from = i * nFeatures;
    let a = 0;
    let b = Infinity;
    for (let j = 0, q = 0; j < nClusters; j++) {
      let mean = variances[j];
      for (let p = from; p < from + nFeatures; p++, q++) {
        const difference = data[p] - centres[q];
        mean += difference * difference;
      }
      if (j === own) a = mean * (counts[j] / (counts[j] - 1));
      else if (mean < b) b = mean;
    }
    const larger = a > b ? a : b;
    values[i] = larger > 0 ? (b - a) / larger : 0;
  }
}
