import { whiteningFactor } from './cholesky.ts';
import { factorForms, matrixFormLength, scatterForms, type MatrixForm } from './forms.ts';
import { covarianceOf, type GaussianMixtureModel } from './model.ts';

/** A model made ready for passes over rows: everything that is the same for each row. */
export interface Densities {
  readonly nComponents: number;
  readonly nFeatures: number;
  readonly factorForm: MatrixForm;
  /** What a pass has to sum up besides masses and first moments. */
  readonly scatterForm: MatrixForm;
  /** Logarithm of weight times density at the mean (nComponents). */
  readonly constants: Float64Array;
  /** nComponents x nFeatures, row-major. */
  readonly means: Float64Array;
  /** The whitening matrix of each component in `factorForm`, one after the other. */
  readonly factors: Float64Array;
}

/**
 * Prepares a model: one Cholesky factor a component, none for each row.
 *
 * @throws RangeError when a covariance is not positive definite.
 */
export function densitiesOf(model: GaussianMixtureModel): Densities {
  const { covarianceType, weights, means } = model;
  const { nFeatures, nSamples: nComponents } = means;
  const factorForm = factorForms[covarianceType];
  const length = matrixFormLength(factorForm, nFeatures);
  const factors = new Float64Array(nComponents * length);
  const constants = new Float64Array(nComponents);
  for (let k = 0; k < nComponents; k++) {
    const factor = factorOf(model, k);
    factors.set(factor, k * length);
    constants[k] =
      Math.log(weights[k]) -
      (nFeatures * Math.log(2 * Math.PI)) / 2 +
      logDeterminant(factor, factorForm, nFeatures);
  }
  return {
    nComponents,
    nFeatures,
    factorForm,
    scatterForm: scatterForms[covarianceType],
    constants,
    means: means.data,
    factors,
  };
}

function factorOf(model: GaussianMixtureModel, component: number): Float64Array {
  const { data, nFeatures } = covarianceOf(model, component);
  if (factorForms[model.covarianceType] === 'triangle') {
    return whiteningFactor(data, nFeatures) ?? refuse(component);
  }
  return Float64Array.from({ length: nFeatures }, (_, f) => {
    const variance = data[f * nFeatures + f];
    return variance > 0 ? 1 / Math.sqrt(variance) : refuse(component);
  });
}

function refuse(component: number): never {
  throw new RangeError(
    `the covariance of component ${component} is singular; raise regCovar, drop constant or dependent columns, or ask for fewer components`,
  );
}

function logDeterminant(factor: Float64Array, form: MatrixForm, nFeatures: number): number {
  let sum = 0;
  for (let f = 0; f < nFeatures; f++) {
    sum += Math.log(factor[form === 'diagonal' ? f : (f * (f + 3)) / 2]);
  }
  return sum;
}
