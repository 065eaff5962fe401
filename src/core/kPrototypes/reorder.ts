import { placesOf, reorderRuns } from '../clusterOrder.ts';
import { comparePrototypes } from './assign.ts';
import type { KPrototypesFit } from './fit.ts';

/**
 * Renumbers the clusters of a fit; nothing else changes, and `labels` still equal `assignPrototypes(fit, rows)`.
 *
 * @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderPrototypes(fit: KPrototypesFit, order: readonly number[]): KPrototypesFit {
  const places = placesOf(order, fit.nClusters);
  return {
    ...fit,
    labels: fit.labels.map((label) => places[label]),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    centroids: { ...fit.centroids, data: reorderRuns(fit.centroids.data, order) },
    modes: reorderRuns(fit.modes, order),
  };
}

/** The canonical order: largest cluster first; of equal sizes, the lexicographically smaller prototype. */
export function canonicalPrototypes(fit: KPrototypesFit): number[] {
  return [...fit.clusterSizes.keys()].toSorted(
    (a, b) => fit.clusterSizes[b] - fit.clusterSizes[a] || comparePrototypes(fit, a, b),
  );
}
