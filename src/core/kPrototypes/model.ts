import type { Categories } from '../categories.ts';
import type { Matrix } from '../matrix.ts';

/** Rows of numbers and categories; one of the two may have no columns. */
export interface MixedRows {
  /** nSamples x nNumbers; standardise the columns so that they count alike. */
  readonly numbers: Matrix;
  /** nSamples rows of nColumns codes. */
  readonly categories: Categories;
}

/** Prototypes: enough to assign new rows. */
export interface KPrototypesModel {
  /** Means of the numbers (nClusters x nNumbers). */
  readonly centroids: Matrix;
  /** Most frequent category of each column (nClusters x nColumns, row-major); -1 where all values are missing. */
  readonly modes: Int32Array;
  /** What a category that differs weighs against a squared difference of 1. */
  readonly gamma: number;
}
