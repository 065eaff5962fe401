import type { Matrix } from '../matrix.ts';

/** Rows with their weights, as the loops of K-means read them. */
export interface WeightedRows {
  readonly x: Matrix;
  /** One a row (nSamples), all above 0; null where all are 1. */
  readonly weights: Float64Array | null;
}

/** When a descent ends. */
export interface Limits {
  readonly maxIter: number;
  /** Largest sum of squared moves of the centroids that counts as standing still, in the data's unit squared. */
  readonly tolerance: number;
}

/** Where a descent ended. */
export interface Descent {
  /** nClusters x nFeatures, row-major. */
  readonly centroids: Float64Array;
  /** Nearest of these centroids, for each row. */
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly nIter: number;
  readonly converged: boolean;
}
