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

/** Where a descent stands after some of its iterations. */
export interface Standing {
  /** nClusters x nFeatures, row-major. */
  readonly centroids: Float64Array;
  /** Inertia of the rows around the means of the clusters they are in now. */
  readonly inertia: number;
}

/** Whether a descent is to end where it stands; asked after every {@link glance} iterations. */
export type GiveUp = (standing: Standing) => boolean;

/** What shortens a descent. */
export interface Guidance {
  /** A descent on the same rows whose centroids the start shares but for a few: rows may set out from its clusters. */
  readonly from?: Descent;
  readonly givesUp?: GiveUp;
}

/** Iterations from one look at a descent to the next. */
export const glance = 4;

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
