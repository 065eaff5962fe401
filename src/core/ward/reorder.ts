import { placesOf } from '../clusterOrder.ts';
import { takeRows } from '../matrix.ts';
import type { WardFit } from './fit.ts';
import type { WardTree } from './tree.ts';

/**
 * Renumbers the clusters of a fit; nothing else changes, and `labels` still equal `assignWard(fit, x)`.
 *
 * @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderWard(fit: WardFit, order: readonly number[]): WardFit {
  const places = placesOf(order, fit.nClusters);
  return {
    ...fit,
    labels: fit.labels.map((label) => places[label]),
    treeLabels: fit.treeLabels.map((label) => places[label]),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    centroids: takeRows(fit.centroids, Int32Array.from(order)),
    cells: { ...fit.cells, clusters: fit.cells.clusters.map((cluster) => places[cluster]) },
    clusterTree: renumberLeaves(fit.clusterTree, places),
  };
}

function renumberLeaves(tree: WardTree, places: Int32Array): WardTree {
  const children = tree.children.map((node) => (node < tree.nLeaves ? places[node] : node));
  for (let i = 0; i < children.length; i += 2) children.subarray(i, i + 2).sort();
  return { ...tree, children };
}
