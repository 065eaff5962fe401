import type { CentredFile } from '../../contract/index.ts';
import { finishWard, groupRows, leavesOf, resolveWardOptions, wardTree } from '../../core/index.ts';
import type { SegmentationAlgorithm } from './algorithm.ts';
import { centredSegments, reorderCentres } from './centres.ts';

/** See core's `ward`: one tree, cut for each k. */
export const wardSegments: SegmentationAlgorithm<CentredFile> = {
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
    return ks.map((k) => centredSegments('ward', finishWard(x, leaves, tree, k)));
  },
  reorder: reorderCentres,
};
