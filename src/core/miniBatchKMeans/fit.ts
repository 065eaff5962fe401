import type { Clustering } from '../clustering.ts';
import type { Assignment } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';

/** A mini-batch K-means clustering; `labels` and `distances` equal K-means' `assign(centroids, x)`. */
export interface MiniBatchKMeansFit extends Clustering, Assignment {
  readonly algorithm: 'minibatch-kmeans';
  /** nClusters x nFeatures. */
  readonly centroids: Matrix;
  /** Sum over the rows of the (weighted) squared distance to their centroid; the `objective`. */
  readonly inertia: number;
  /** Times that all rows were gone through, the last one perhaps in part. */
  readonly nIter: number;
  /** Mini-batches. */
  readonly nSteps: number;
}
