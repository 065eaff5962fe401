import { assign, canonicalOrder } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import type { WardFit } from './fit.ts';
import type { WardLeaves } from './leaves.ts';
import { meansOf } from './means.ts';
import { reorderWard } from './reorder.ts';
import { crownOf, cutTree, type WardTree } from './tree.ts';

/** From the tree to the result: cut, every row assigned, largest cluster first. Checks nothing. */
export function finishWard(
  x: Matrix,
  { kind, points, weights, leafOf }: WardLeaves,
  tree: WardTree,
  nClusters: number,
  sampleWeight?: Float64Array,
): WardFit {
  const branchOfLeaf = cutTree(tree, nClusters);
  const { centroids } = meansOf(points, weights, branchOfLeaf, nClusters);
  const { labels, distances } = assign(centroids, x);
  const treeLabels = leafOf.map((leaf, i) => (leaf < 0 ? labels[i] : branchOfLeaf[leaf]));
  const clusterSizes = new Int32Array(nClusters);
  let inertia = 0;
  let nReassigned = 0;
  for (let i = 0; i < labels.length; i++) {
    clusterSizes[labels[i]]++;
    inertia += distances[i] * distances[i] * (sampleWeight?.[i] ?? 1);
    if (labels[i] !== treeLabels[i]) nReassigned++;
  }
  const empty = clusterSizes.filter((size) => size === 0).length;
  const fit: WardFit = {
    algorithm: 'ward',
    labels,
    distances,
    nClusters,
    clusterSizes,
    centroids,
    objective: inertia,
    inertia,
    nIter: 1,
    converged: true,
    warnings:
      empty === 0
        ? []
        : [
            `Ward's method with ${nClusters} clusters has ${empty} that no row is nearest to; ask for fewer.`,
          ],
    treeLabels,
    nReassigned,
    tree,
    leafKind: kind,
    leafOf,
    clusterTree: crownOf(tree, branchOfLeaf, nClusters),
  };
  return reorderWard(fit, canonicalOrder(fit));
}
