import type { Clustering } from '../clustering.ts';
import type { KPrototypesModel } from './model.ts';

/** Where every row went: the answer of {@link assignPrototypes}. */
export interface PrototypeAssignment {
  /** Nearest prototype of each row (nSamples). */
  readonly labels: Int32Array;
  /** Dissimilarity to it (nSamples): squared Euclidean distance + gamma x categories that differ. */
  readonly dissimilarities: Float64Array;
}

/** A k-prototypes clustering, itself a model; `labels` and `dissimilarities` equal `assignPrototypes(fit, rows)`. */
export interface KPrototypesFit extends Clustering, KPrototypesModel, PrototypeAssignment {
  readonly algorithm: 'k-prototypes';
  /** Sum over the rows of the (weighted) dissimilarity to their prototype; the `objective`. */
  readonly cost: number;
  /** Iterations of the restart that was kept. */
  readonly nIter: number;
}
