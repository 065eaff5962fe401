import { canonicalOrder } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import { cellOf, cellsOfRows, type PowerCells } from '../powerCells/index.ts';
import type { WardFit } from './fit.ts';
import type { WardLeaves } from './leaves.ts';
import { meansOf } from './means.ts';
import { reorderWard } from './reorder.ts';
import { crownOf, cutTree, type WardTree } from './tree.ts';

/** Rows that a cell is the mean of at least, and cells in all: enough for thousands of rows, and little to keep. */
const cellOptions = { leastRows: 5, mostCells: 500, isOpen: false };

/** From the tree to the result: cut, every row assigned, largest cluster first. Checks nothing. */
export function finishWard(
  x: Matrix,
  leaves: WardLeaves,
  tree: WardTree,
  nClusters: number,
  sampleWeight?: Float64Array,
): WardFit {
  const { kind, points, weights, leafOf } = leaves;
  const branchOfLeaf = cutTree(tree, nClusters);
  const { centroids } = meansOf(points, weights, branchOfLeaf, nClusters);
  const cells = cellsFor(leaves, branchOfLeaf);
  const labels = Int32Array.from(
    { length: x.nSamples },
    (_, i) => cells.clusters[cellOf(cells, false, x.data, i * x.nFeatures)],
  );
  const treeLabels = leafOf.map((leaf, i) => (leaf < 0 ? labels[i] : branchOfLeaf[leaf]));
  const distances = distancesTo(centroids, labels, x);
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
    cells,
    objective: inertia,
    inertia,
    nIter: 1,
    converged: true,
    warnings: [
      ...(empty === 0
        ? []
        : [
            `Ward's method with ${nClusters} clusters has ${empty} that no row is placed in; ask for fewer.`,
          ]),
      ...(nReassigned === 0
        ? []
        : [
            `The tree is told by means of at least ${cellOptions.leastRows} rows each, so ${nReassigned} of ${labels.length} rows are placed beside their branch.`,
          ]),
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

/** Cells that put each row into its branch: those that the leaves were gathered by, or made for the rows. */
function cellsFor(
  { points, weights, gatheredBy }: WardLeaves,
  branchOfLeaf: Int32Array,
): PowerCells {
  if (gatheredBy === null) {
    return cellsOfRows({ x: points, weights, labels: branchOfLeaf }, branchOfLeaf, cellOptions);
  }
  return {
    centres: gatheredBy,
    offsets: new Float64Array(gatheredBy.nSamples),
    clusters: branchOfLeaf,
  };
}

/** Euclidean distance of each row to its centroid. */
function distancesTo(centroids: Matrix, labels: Int32Array, x: Matrix): Float64Array {
  const { data, nFeatures } = x;
  return Float64Array.from(labels, (label, i) => {
    let sum = 0;
    for (let f = 0, p = i * nFeatures, q = label * nFeatures; f < nFeatures; f++) {
      sum += (data[p++] - centroids.data[q++]) ** 2;
    }
    return Math.sqrt(sum);
  });
}
