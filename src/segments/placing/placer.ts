import type { Matrix } from '../../core/index.ts';

/** Where one row belongs, and which cluster comes next. */
export interface Placement {
  /** -1 where the row belongs to no cluster. */
  nearest: number;
  /** Squared distance to the centre of that cluster. */
  square: number;
  /** -1 where no other cluster comes into question. */
  next: number;
  nextSquare: number;
  /** How probable the cluster is for the row; NaN where the algorithm has no probabilities. */
  probability: number;
  /** Whether the row was looked at and belongs to no cluster. */
  isNoise: boolean;
}

/** A fitted clustering that places rows one by one, to the bit as its training rows were placed. */
export interface Placer {
  /** nClusters x nFeatures */
  readonly centroids: Matrix;
  readonly hasProbabilities: boolean;
  /**
   * @param x the row's features from `start` on, without missing values
   * @param found receives the result
   */
  readonly place: (x: Float64Array, start: number, found: Placement) => void;
  /**
   * How probable each cluster is for one row.
   *
   * @param into receives them (nClusters); left alone where there are none
   */
  readonly probabilities: (x: Float64Array, start: number, into: Float64Array) => void;
  /**
   * How far each feature of a row speaks for one cluster against another. In squared distance where clusters have
   * centres alone, in logarithms of probability where they have densities.
   *
   * @param parts receives one figure a feature (nFeatures)
   * @returns what speaks for the cluster before the row is looked at; with the parts it sums to the whole
   */
  readonly weigh: (
    x: Float64Array,
    start: number,
    own: number,
    next: number,
    parts: Float64Array,
  ) => number;
  /**
   * How fast what {@link weigh} tells as a whole grows with each feature, at one point.
   *
   * @param into receives it (nFeatures)
   */
  readonly slope: (x: Float64Array, own: number, next: number, into: Float64Array) => void;
}

export function emptyPlacement(): Placement {
  return {
    nearest: -1,
    square: Infinity,
    next: -1,
    nextSquare: Infinity,
    probability: NaN,
    isNoise: false,
  };
}
