import type { WardFile } from '../../contract/index.ts';
import {
  finishWard,
  groupRows,
  inMemory,
  leavesOf,
  resolveWardOptions,
  wardTree,
  type PowerCells,
  type WardFit,
} from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { plainSegments, type ClusteringWithCentres } from './plainSegments.ts';
import { reorderCells } from './reorderCells.ts';
import { rowsOf } from './rowsOf.ts';

/** See core's `ward`: one tree, cut for each k. */
export const wardSegments: SegmentationAlgorithm<WardFile> = {
  fit: async (rows, { ks, seed }, _, { onProgress, signal }) => {
    signal?.throwIfAborted();
    const nClusters = Math.max(...ks);
    const settings = resolveWardOptions({ nClusters, seed });
    const x = inMemory(rows);
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
  reorder: reorderCells,
};

/** What of Ward's clustering is told further; also of other solutions that Ward's method merged. */
export function wardSegmentsOf(fit: ClusteringWithCentres & Pick<WardFit, 'cells'>): SegmentFit {
  const { nClusters, centroids, cells } = fit;
  return plainSegments(fit, {
    algorithm: 'ward',
    nClusters,
    centroids: rowsOf(centroids),
    ...cellsFile(cells),
  });
}

/** Cells as a model file holds them. */
export function cellsFile({
  centres,
  offsets,
  clusters,
}: PowerCells): Pick<WardFile, 'representatives' | 'offsets' | 'clusters'> {
  return { representatives: rowsOf(centres), offsets: [...offsets], clusters: [...clusters] };
}
