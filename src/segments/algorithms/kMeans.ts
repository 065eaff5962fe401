import type { ClusterModel } from '../../contract/index.ts';
import type { KMeansFit } from '../../core/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { rowsOf } from './rowsOf.ts';

/** See core's `kMeans`. */
export const kMeansSegments: SegmentationAlgorithm<Extract<ClusterModel, { algorithm: 'kmeans' }>> =
  {
    fit: async (x, { ks, nInit, seed }, executor, hooks) => {
      const tasks = ks.map((k) => ({ options: { nClusters: k, nInit, seed } }));
      return (await executor.kMeans(x, tasks, hooks)).map(segmentsOf);
    },
    reorder: (model, order) => ({ ...model, centroids: order.map((j) => model.centroids[j]) }),
  };

function segmentsOf({ centroids, ...fit }: KMeansFit): SegmentFit {
  const { algorithm, nClusters } = fit;
  return {
    ...fit,
    centroids,
    probabilities: null,
    criteria: null,
    flat: [],
    model: { algorithm, nClusters, centroids: rowsOf(centroids) },
  };
}
