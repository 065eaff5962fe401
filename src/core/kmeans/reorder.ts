import { placesOf, reorderRuns } from '../clusterOrder.ts';
import { isBefore } from './assign.ts';
import type { KMeansFit } from './fit.ts';

/** The part of a fit that an order of its clusters is about. */
type Centroids = Pick<KMeansFit, 'labels' | 'nClusters' | 'clusterSizes' | 'centroids'>;

/**
 * Renumbers the clusters of a fit; nothing else changes, and `labels` still equal `assign(centroids, x)`.
 *
 * @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderClusters<Fit extends Centroids>(fit: Fit, order: readonly number[]): Fit {
  const places = placesOf(order, fit.nClusters);
  return {
    ...fit,
    labels: renumbered(fit.labels, places),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    centroids: { ...fit.centroids, data: reorderRuns(fit.centroids.data, order) },
  };
}

function renumbered(labels: Int32Array, places: Int32Array): Int32Array {
  const moved = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) moved[i] = places[labels[i]];
  return moved;
}

/** The canonical order: largest cluster first; of equal sizes, the lexicographically smaller centroid. */
export function canonicalOrder({
  clusterSizes,
  centroids,
  nClusters,
}: Omit<Centroids, 'labels'>): number[] {
  return Array.from({ length: nClusters }, (_, j) => j).toSorted(
    (a, b) => clusterSizes[b] - clusterSizes[a] || (isBefore(centroids, a, b) ? -1 : 1),
  );
}
