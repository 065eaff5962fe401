import { isBefore, takeRows } from '../../core/index.ts';
import type { SegmentFit } from './algorithm.ts';
import { algorithmOf } from './registry.ts';

/** Renumbers the clusters of a fit; nothing else changes, and `labels` are still those of its model. */
export function reorderFit(fit: SegmentFit, order: readonly number[]): SegmentFit {
  const places = new Int32Array(fit.nClusters);
  order.forEach((cluster, place) => {
    places[cluster] = place;
  });
  return {
    ...fit,
    labels: fit.labels.map((label) => (label < 0 ? label : places[label])),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    centroids: takeRows(fit.centroids, Int32Array.from(order)),
    flat: fit.flat
      .map((each) => ({ ...each, cluster: places[each.cluster] }))
      .toSorted((a, b) => a.cluster - b.cluster),
    ...(fit.stability === undefined
      ? {}
      : { stability: order.map((cluster) => fit.stability?.[cluster] ?? null) }),
    model: algorithmOf(fit.algorithm).reorder(fit.model, order),
  };
}

/** The canonical order: largest cluster first; of equal sizes, the lexicographically smaller centre. */
export function inCanonicalOrder(fit: SegmentFit): SegmentFit {
  const { clusterSizes, centroids, nClusters } = fit;
  const order = Array.from({ length: nClusters }, (_, j) => j).toSorted(
    (a, b) => clusterSizes[b] - clusterSizes[a] || (isBefore(centroids, a, b) ? -1 : 1),
  );
  return order.every((cluster, place) => cluster === place) ? fit : reorderFit(fit, order);
}
