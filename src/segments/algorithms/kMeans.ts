import type { CentredFile } from '../../contract/index.ts';
import { inMemory } from '../../core/index.ts';
import type { SegmentationAlgorithm } from './algorithm.ts';
import { centredSegments, reorderCentres } from './centres.ts';

/** See core's `kMeans`. */
export const kMeansSegments: SegmentationAlgorithm<CentredFile> = {
  fit: async (x, { ks, nInit, seed }, executor, hooks) => {
    const tasks = ks.map((k) => ({ options: { nClusters: k, nInit, seed } }));
    const fits = await executor.kMeans(inMemory(x), tasks, hooks);
    return fits.map((fit) => centredSegments('kmeans', fit));
  },
  reorder: reorderCentres,
};
