import type { Matrix } from '../matrix.ts';
import { isBefore } from './assign.ts';
import type { KMeansFit } from './fit.ts';

/**
 * Renumbers the clusters of a fit; nothing else changes, and `labels` still equal `assign(centroids, x)`.
 *
 * @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderClusters(fit: KMeansFit, order: readonly number[]): KMeansFit {
  const places = placesOf(order, fit.nClusters);
  return {
    ...fit,
    labels: fit.labels.map((label) => places[label]),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    centroids: reorderRows(fit.centroids, order),
  };
}

/** The canonical order: largest cluster first; of equal sizes, the lexicographically smaller centroid. */
export function canonicalOrder({
  clusterSizes,
  centroids,
  nClusters,
}: Pick<KMeansFit, 'clusterSizes' | 'centroids' | 'nClusters'>): number[] {
  return Array.from({ length: nClusters }, (_, j) => j).toSorted(
    (a, b) => clusterSizes[b] - clusterSizes[a] || (isBefore(centroids, a, b) ? -1 : 1),
  );
}

/** Place of each cluster in a given order.
 *
 * @throws RangeError when the order does not name each cluster once.
 */
export function placesOf(order: readonly number[], nClusters: number): Int32Array {
  const places = new Int32Array(nClusters).fill(-1);
  order.forEach((cluster, place) => {
    places[cluster] = place;
  });
  if (order.length !== nClusters || places.includes(-1)) {
    throw new RangeError(
      `the order ${order.join(', ')} does not name each of the ${nClusters} clusters once`,
    );
  }
  return places;
}

/** The rows of a matrix in a given order. Checks nothing. */
export function reorderRows(
  { data, nSamples, nFeatures }: Matrix,
  order: readonly number[],
): Matrix {
  const reordered = new Float64Array(data.length);
  order.forEach((row, place) => {
    reordered.set(data.subarray(row * nFeatures, (row + 1) * nFeatures), place * nFeatures);
  });
  return { data: reordered, nSamples, nFeatures };
}
