import type { Matrix } from '../matrix.ts';

/** Latent classes: enough to assign new rows. */
export interface LatentClassModel {
  /** Share of each class (nComponents), summing to 1. */
  readonly weights: Float64Array;
  /**
   * Probability of each category in each class. One row a class; the categories of all columns stand end to end,
   * those of one column sum to 1.
   */
  readonly probabilities: Matrix;
  /** How many categories each column has (nColumns). */
  readonly nCategories: Int32Array;
}
