import type { Clustering, Matrix } from '../../core/index.ts';
import type { SegmentFit } from './algorithm.ts';

/** A clustering whose clusters have centres. */
export interface ClusteringWithCentres extends Omit<Clustering, 'algorithm'> {
  readonly distances: Float64Array;
  readonly centroids: Matrix;
  readonly inertia: number;
}

/** What is told further of a clustering without probabilities and criteria of its own. */
export function plainSegments(
  {
    labels,
    nClusters,
    clusterSizes,
    objective,
    nIter,
    converged,
    warnings,
    centroids,
    distances,
    inertia,
  }: ClusteringWithCentres,
  model: SegmentFit['model'],
): SegmentFit {
  return {
    algorithm: model.algorithm,
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
    model,
  };
}
