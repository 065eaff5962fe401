import type { AlgorithmName, ClusterModel } from '../../contract/index.ts';
import type { SegmentationAlgorithm } from './algorithm.ts';
import { gaussianMixtureSegments } from './gaussianMixture.ts';
import { kMeansSegments } from './kMeans.ts';

/** Every way of segmenting. A new one is a folder in core, its words in `contract/algorithms.ts`, and a line here. */
export const segmentationAlgorithms: {
  readonly [Name in AlgorithmName]: SegmentationAlgorithm<
    Extract<ClusterModel, { algorithm: Name }>
  >;
} = {
  kmeans: kMeansSegments,
  'gaussian-mixture': gaussianMixtureSegments,
};

/** The algorithm of that name, for a caller who does not know which it is. */
export function algorithmOf(name: AlgorithmName): SegmentationAlgorithm<ClusterModel> {
  return segmentationAlgorithms[name] as SegmentationAlgorithm<ClusterModel>;
}
