import type { CentredFile } from '../../contract/index.ts';
import type { Clustering, Matrix } from '../../core/index.ts';
import type { SegmentFit } from './algorithm.ts';
import { rowsOf } from './rowsOf.ts';

/** A clustering in which every row belongs to the nearest centre. */
interface CentredFit extends Omit<Clustering, 'algorithm'> {
  readonly distances: Float64Array;
  readonly centroids: Matrix;
  readonly inertia: number;
}

/** What of such a clustering is told further. */
export function centredSegments(algorithm: CentredFile['algorithm'], fit: CentredFit): SegmentFit {
  const { labels, nClusters, clusterSizes, objective, nIter, converged, warnings } = fit;
  const { centroids, distances, inertia } = fit;
  return {
    algorithm,
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
    model: { algorithm, nClusters, centroids: rowsOf(centroids) },
  };
}

export function reorderCentres(model: CentredFile, order: readonly number[]): CentredFile {
  return { ...model, centroids: order.map((j) => model.centroids[j]) };
}
