import type { Clustering } from '../clustering.ts';
import type { MixtureAssignment } from './assign.ts';
import type { InformationCriteria } from './criteria.ts';
import type { GaussianMixtureModel } from './model.ts';
import type { NearSingularComponent } from './nearSingular.ts';

/**
 * A Gaussian mixture fitted to rows; itself a model. `labels`, `responsibilities` and `logLikelihoods` equal
 * `assignComponents(fit, x)`; the objective is minus the lower bound.
 */
export interface GaussianMixtureFit
  extends Clustering, GaussianMixtureModel, MixtureAssignment, InformationCriteria {
  readonly algorithm: 'gaussian-mixture';
  readonly regCovar: number;
  /** Mean log-likelihood of a row under the fitted model (what scikit-learn's `score` gives). */
  readonly lowerBound: number;
  readonly nearSingular: readonly NearSingularComponent[];
}
