import type { Clustering } from '../clustering.ts';
import type { Matrix } from '../matrix.ts';

/** Where every row went: the answer of {@link assign}. */
export interface Assignment {
  /** Nearest centroid of each row (nSamples). */
  readonly labels: Int32Array;
  /** Euclidean distance to it (nSamples), on the scale of the data. */
  readonly distances: Float64Array;
}

/** A K-means clustering; `labels` and `distances` equal `assign(centroids, x)`. */
export interface KMeansFit extends Clustering, Assignment {
  readonly algorithm: 'kmeans';
  /** nClusters x nFeatures. */
  readonly centroids: Matrix;
  /** Sum over the rows of the (weighted) squared distance to their centroid; the `objective`. */
  readonly inertia: number;
  /** Iterations of the restart that was kept, before it was refined. */
  readonly nIter: number;
}
