import type { CentredFile } from '../../contract/index.ts';
import { miniBatchKMeans } from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { centredSegments, reorderCentres } from './centres.ts';

/** See core's `miniBatchKMeans`; the rows are in memory here, and one block. */
export const miniBatchKMeansSegments: SegmentationAlgorithm<CentredFile> = {
  fit: async (x, { ks, nInit, seed }, _, { onProgress, signal }) => {
    const fits: SegmentFit[] = [];
    for (const k of ks) {
      signal?.throwIfAborted();
      const fit = await miniBatchKMeans([{ x }], { nClusters: k, nInit, seed });
      fits.push(centredSegments('minibatch-kmeans', fit));
      onProgress?.(fits.length, ks.length);
    }
    return fits;
  },
  reorder: reorderCentres,
};
