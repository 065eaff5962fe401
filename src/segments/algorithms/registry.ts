import type { AlgorithmName, CentredFile, ClusterModel } from '../../contract/index.ts';
import type { SegmentationAlgorithm } from './algorithm.ts';
import { gaussianMixtureSegments } from './gaussianMixture.ts';
import { hdbscanSegments } from './hdbscan.ts';
import { kMeansSegments } from './kMeans.ts';
import { kPrototypesSegments } from './kPrototypes.ts';
import { latentClassSegments } from './latentClass.ts';
import { miniBatchKMeansSegments } from './miniBatchKMeans.ts';
import { wardSegments } from './ward.ts';

/** The model of one algorithm; those with centres alone share a shape. */
export type ModelOf<Name extends AlgorithmName> = Name extends CentredFile['algorithm']
  ? CentredFile
  : Extract<ClusterModel, { algorithm: Name }>;

/** Every way of segmenting. A new one is a folder in core, its words in `contract/algorithms.ts`, and a line here. */
const segmentationAlgorithms: {
  readonly [Name in AlgorithmName]: SegmentationAlgorithm<ModelOf<Name>>;
} = {
  kmeans: kMeansSegments,
  'minibatch-kmeans': miniBatchKMeansSegments,
  'gaussian-mixture': gaussianMixtureSegments,
  ward: wardSegments,
  hdbscan: hdbscanSegments,
  'k-prototypes': kPrototypesSegments,
  'latent-class': latentClassSegments,
};

/** The algorithm of that name, for a caller who does not know which it is. */
export function algorithmOf(name: AlgorithmName): SegmentationAlgorithm<ClusterModel> {
  return segmentationAlgorithms[name] as SegmentationAlgorithm<ClusterModel>;
}
