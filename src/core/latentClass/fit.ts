import type { Clustering } from '../clustering.ts';
import type { InformationCriteria } from '../gaussianMixture/index.ts';
import type { Matrix } from '../matrix.ts';
import type { LatentClassModel } from './model.ts';

/** How rows fall to the classes: the answer of {@link assignClasses}. */
export interface LatentClassAssignment {
  /** Most probable class of each row (nSamples); the first of equals. */
  readonly labels: Int32Array;
  /** Probability of each class given the row (nSamples x nComponents); rows sum to 1. */
  readonly responsibilities: Matrix;
  /** Logarithm of the row's probability (nSamples); -Infinity where the model holds it impossible. */
  readonly logLikelihoods: Float64Array;
}

/**
 * Latent classes fitted to rows; itself a model. `labels`, `responsibilities` and `logLikelihoods` equal
 * `assignClasses(fit, categories)`; the objective is minus the lower bound.
 */
export interface LatentClassFit
  extends Clustering, LatentClassModel, LatentClassAssignment, InformationCriteria {
  readonly algorithm: 'latent-class';
  /** Mean log-likelihood of a row under the fitted model. */
  readonly lowerBound: number;
  /** Free parameters: shares of the classes, and probabilities of the categories that some row has. */
  readonly nParameters: number;
}
