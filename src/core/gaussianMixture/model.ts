import type { Matrix } from '../matrix.ts';
import type { CovarianceType } from './options.ts';

/** A mixture of normal distributions: enough to assign new rows. */
export interface GaussianMixtureModel {
  readonly covarianceType: CovarianceType;
  /** Share of each component (nComponents), summing to 1. */
  readonly weights: Float64Array;
  /** nComponents x nFeatures. */
  readonly means: Matrix;
  /**
   * Row-major, `regCovar` included: nComponents x nFeatures x nFeatures (`full`), nFeatures x nFeatures (`tied`),
   * nComponents x nFeatures (`diag`), nComponents (`spherical`).
   */
  readonly covariances: Float64Array;
}

/** The covariance matrix of one component (nFeatures x nFeatures), whatever the covariance type. */
export function covarianceOf(model: GaussianMixtureModel, component: number): Matrix {
  const nFeatures = model.means.nFeatures;
  const size = nFeatures * nFeatures;
  const { covarianceType, covariances } = model;
  if (covarianceType === 'tied') return square(covariances, nFeatures);
  if (covarianceType === 'full') {
    return square(covariances.slice(component * size, (component + 1) * size), nFeatures);
  }
  const data = new Float64Array(size);
  for (let f = 0; f < nFeatures; f++) {
    data[f * nFeatures + f] =
      covarianceType === 'diag' ? covariances[component * nFeatures + f] : covariances[component];
  }
  return square(data, nFeatures);
}

function square(data: Float64Array, nFeatures: number): Matrix {
  return { data, nSamples: nFeatures, nFeatures };
}
