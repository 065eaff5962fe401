import type { Matrix } from '../matrix.ts';
import { scatterForms } from './forms.ts';
import type { GaussianMixtureModel } from './model.ts';
import type { GaussianMixtureSettings } from './options.ts';
import type { Overall } from './overall.ts';
import type { MixtureSums } from './sums.ts';

/** Keeps a component without rows from dividing by 0; as scikit-learn does. */
const leastMass = 10 * Number.EPSILON;

type Shape = Pick<GaussianMixtureSettings, 'covarianceType' | 'regCovar'>;

/**
 * The model under which the sums are most likely (the M-step).
 *
 * @param sums taken around `around`
 * @param around nComponents x nFeatures, row-major; near the new means, so that no digits are lost
 * @param overall scatter of all rows, read where the covariance is tied
 */
export function maximise(
  sums: MixtureSums,
  around: Float64Array,
  shape: Shape,
  overall: Overall,
): GaussianMixtureModel {
  const nComponents = sums.masses.length;
  const nFeatures = around.length / nComponents;
  const masses = sums.masses.map((mass) => mass + leastMass);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const moves = sums.shifts.map((shift, q) => shift / masses[Math.floor(q / nFeatures)]);
  const means: Matrix = {
    data: around.map((start, q) => start + moves[q]),
    nSamples: nComponents,
    nFeatures,
  };
  return {
    covarianceType: shape.covarianceType,
    weights: masses.map((mass) => mass / total),
    means,
    covariances: covariancesOf(shape, sums.scatters, masses, moves, means, overall),
  };
}

function covariancesOf(
  { covarianceType, regCovar }: Shape,
  scatters: Float64Array,
  masses: Float64Array,
  moves: Float64Array,
  means: Matrix,
  overall: Overall,
): Float64Array {
  if (covarianceType === 'tied') return tiedCovariance(masses, means, overall, regCovar);
  if (scatterForms[covarianceType] === 'triangle') {
    return fullCovariances(scatters, masses, moves, means.nFeatures, regCovar);
  }
  const { nFeatures } = means;
  const variances = scatters.map(
    (scatter, q) => scatter / masses[Math.floor(q / nFeatures)] - moves[q] * moves[q] + regCovar,
  );
  return covarianceType === 'diag' ? variances : meansOfRows(variances, nFeatures);
}

function fullCovariances(
  scatters: Float64Array,
  masses: Float64Array,
  moves: Float64Array,
  nFeatures: number,
  regCovar: number,
): Float64Array {
  const covariances = new Float64Array(masses.length * nFeatures * nFeatures);
  for (let k = 0, p = 0; k < masses.length; k++) {
    const move = moves.subarray(k * nFeatures, (k + 1) * nFeatures);
    const from = k * nFeatures * nFeatures;
    for (let i = 0; i < nFeatures; i++) {
      for (let j = 0; j <= i; j++, p++) {
        const value = scatters[p] / masses[k] - move[i] * move[j] + (i === j ? regCovar : 0);
        covariances[from + i * nFeatures + j] = value;
        covariances[from + j * nFeatures + i] = value;
      }
    }
  }
  return covariances;
}

/** What is left of the scatter of all rows when that of the means is taken off. */
function tiedCovariance(
  masses: Float64Array,
  { data, nFeatures }: Matrix,
  { totalWeight, mean, scatter }: Overall,
  regCovar: number,
): Float64Array {
  const covariance = new Float64Array(nFeatures * nFeatures);
  for (let i = 0, p = 0; i < nFeatures; i++) {
    for (let j = 0; j <= i; j++, p++) {
      let between = 0;
      for (let k = 0, q = 0; k < masses.length; k++, q += nFeatures) {
        between += masses[k] * (data[q + i] - mean[i]) * (data[q + j] - mean[j]);
      }
      const value = (scatter[p] - between) / totalWeight + (i === j ? regCovar : 0);
      covariance[i * nFeatures + j] = value;
      covariance[j * nFeatures + i] = value;
    }
  }
  return covariance;
}

function meansOfRows(values: Float64Array, length: number): Float64Array {
  return Float64Array.from({ length: values.length / length }, (_, row) => {
    const own = values.subarray(row * length, (row + 1) * length);
    return own.reduce((sum, value) => sum + value, 0) / length;
  });
}
