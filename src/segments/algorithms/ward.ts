import type { WardFile } from '../../contract/index.ts';
import {
  finishWard,
  groupRows,
  leavesOf,
  resolveWardOptions,
  wardTree,
  type PowerCells,
  type WardFit,
} from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { rowsOf } from './rowsOf.ts';

/** See core's `ward`: one tree, cut for each k. */
export const wardSegments: SegmentationAlgorithm<WardFile> = {
  fit: async (x, { ks, seed }, _, { onProgress, signal }) => {
    signal?.throwIfAborted();
    const nClusters = Math.max(...ks);
    const settings = resolveWardOptions({ nClusters, seed });
    const groups = groupRows(x);
    const distinct = groups.x.nSamples;
    if (distinct < nClusters) {
      throw new RangeError(
        `there are only ${distinct} different rows for ${nClusters} clusters; ask for at most ${distinct}`,
      );
    }
    const leaves = leavesOf(groups, settings);
    const tree = wardTree(leaves.points, leaves.weights, onProgress);
    return ks.map((k) => wardSegmentsOf(finishWard(x, leaves, tree, k)));
  },
  reorder: (model, order) => {
    const places = new Map(order.map((cluster, place) => [cluster, place]));
    return {
      ...model,
      centroids: order.map((j) => model.centroids[j]),
      clusters: model.clusters.map((cluster) => places.get(cluster) ?? cluster),
    };
  },
};

/** What of Ward's clustering is told further; also of other solutions that Ward's method merged. */
export function wardSegmentsOf(
  fit: Omit<SegmentFit, 'algorithm' | 'model' | 'probabilities' | 'criteria' | 'flat'> &
    Pick<WardFit, 'cells'>,
): SegmentFit {
  const { labels, nClusters, clusterSizes, objective, nIter, converged, warnings } = fit;
  const { centroids, distances, inertia } = fit;
  return {
    algorithm: 'ward',
    labels,
    nClusters,
    clusterSizes,
    objective,
    nIter,
    converged,
    warnings,
    centroids,
    distances,
    probabilities: null,
    inertia,
    criteria: null,
    flat: [],
    model: {
      algorithm: 'ward',
      nClusters,
      centroids: rowsOf(centroids),
      ...cellsFile(fit.cells),
    },
  };
}

/** Cells as a model file holds them. */
export function cellsFile({
  centres,
  offsets,
  clusters,
}: PowerCells): Pick<WardFile, 'representatives' | 'offsets' | 'clusters'> {
  return { representatives: rowsOf(centres), offsets: [...offsets], clusters: [...clusters] };
}
