import type { Matrix } from '../matrix.ts';
import type { CovarianceType } from './options.ts';

/** Free parameters of a mixture: weights, means and covariances. */
export function countParameters(
  covarianceType: CovarianceType,
  nComponents: number,
  nFeatures: number,
): number {
  const triangle = (nFeatures * (nFeatures + 1)) / 2;
  const ofCovariances = {
    full: nComponents * triangle,
    tied: triangle,
    diag: nComponents * nFeatures,
    spherical: nComponents,
  }[covarianceType];
  return nComponents - 1 + nComponents * nFeatures + ofCovariances;
}

/** Figures that weigh fit against size; the lower the better. mclust gives bic and icl with the opposite sign. */
export interface InformationCriteria {
  /** Bayesian information criterion (Schwarz, 1978). */
  readonly bic: number;
  /** Akaike information criterion (Akaike, 1974). */
  readonly aic: number;
  /** Integrated completed likelihood (Biernacki, Celeux and Govaert, 2000): bic plus what overlap costs. */
  readonly icl: number;
}

/**
 * @param logLikelihood summed over the rows, weights included
 * @param totalWeight sum of the weights; the number of rows where all weigh 1
 * @param mostProbable weighted sum over the rows of the logarithm of the largest responsibility
 */
export function informationCriteria(
  logLikelihood: number,
  nParameters: number,
  totalWeight: number,
  mostProbable: number,
): InformationCriteria {
  const bic = nParameters * Math.log(totalWeight) - 2 * logLikelihood;
  return { bic, aic: 2 * nParameters - 2 * logLikelihood, icl: bic - 2 * mostProbable };
}

/** Weighted sum over the rows of the logarithm of the largest responsibility; 0 when no two components overlap. */
export function sumLogLargest(
  { data, nSamples, nFeatures: nComponents }: Matrix,
  labels: Int32Array,
  weights: Float64Array | null,
): number {
  let sum = 0;
  for (let i = 0; i < nSamples; i++) {
    sum += (weights?.[i] ?? 1) * Math.log(data[i * nComponents + labels[i]]);
  }
  return sum;
}
