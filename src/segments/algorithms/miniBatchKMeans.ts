import type { CentredFile } from '../../contract/index.ts';
import { blocksOf, miniBatchKMeans, type RowBlocks, type Rows } from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { centredSegments, reorderCentres } from './centres.ts';

/** See core's `miniBatchKMeans`; rows that are not in memory are read block by block. */
export const miniBatchKMeansSegments: SegmentationAlgorithm<CentredFile> = {
  fit: async (x, { ks, nInit, seed }, _, { onProgress, signal }) => {
    const fits: SegmentFit[] = [];
    const blocks = readable(x, signal);
    for (const k of ks) {
      signal?.throwIfAborted();
      const fit = await miniBatchKMeans(blocks, { nClusters: k, nInit, seed });
      fits.push(centredSegments('minibatch-kmeans', fit));
      onProgress?.(fits.length, ks.length);
    }
    return fits;
  },
  reorder: reorderCentres,
};

/** The rows again and again, with a pause after each block in which the work can be stopped. */
function readable(x: Rows, signal: AbortSignal | undefined): RowBlocks {
  return {
    async *[Symbol.asyncIterator]() {
      for (const block of blocksOf(x)) {
        yield { x: block };
        await new Promise((resolve) => setTimeout(resolve));
        signal?.throwIfAborted();
      }
    },
  };
}
