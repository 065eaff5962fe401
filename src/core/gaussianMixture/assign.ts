import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { densitiesOf, type Densities } from './densities.ts';
import type { GaussianMixtureModel } from './model.ts';
import { normaliseLogs, writeLogDensities } from './responsibilities.ts';

/** How rows fall to the components of a mixture. */
export interface MixtureAssignment {
  /** Most probable component of each row (nSamples); the first of equals. */
  readonly labels: Int32Array;
  /** Probability of each component given the row (nSamples x nComponents); rows sum to 1. */
  readonly responsibilities: Matrix;
  /** Logarithm of the mixture's density at each row (nSamples). */
  readonly logLikelihoods: Float64Array;
}

/**
 * Finds how probable each component is for each row.
 *
 * @param x nSamples x nFeatures, prepared as the rows of the fit were
 * @throws RangeError on missing or infinite values, and when rows and model differ in their number of features.
 */
export function assignComponents(model: GaussianMixtureModel, x: Matrix): MixtureAssignment {
  checkMatrix(x);
  if (model.means.nFeatures !== x.nFeatures) {
    throw new RangeError(
      `the rows have ${x.nFeatures} features, the mixture ${model.means.nFeatures}; they must be the same`,
    );
  }
  const assignment = createMixtureAssignment(x.nSamples, model.means.nSamples);
  assignMixtureBlock(x, 0, x.nSamples, densitiesOf(model), assignment);
  return assignment;
}

/** Room for the answer about that many rows. */
export function createMixtureAssignment(nSamples: number, nComponents: number): MixtureAssignment {
  return {
    labels: new Int32Array(nSamples),
    responsibilities: {
      data: new Float64Array(nSamples * nComponents),
      nSamples,
      nFeatures: nComponents,
    },
    logLikelihoods: new Float64Array(nSamples),
  };
}

/** Assigns the rows from `from` to before `to`, each on its own. Checks nothing. */
export function assignMixtureBlock(
  x: Matrix,
  from: number,
  to: number,
  densities: Densities,
  { labels, responsibilities, logLikelihoods }: MixtureAssignment,
): void {
  const { nComponents, nFeatures } = densities;
  const deviations = new Float64Array(nComponents * nFeatures);
  const shares = new Float64Array(nComponents);
  for (let i = from; i < to; i++) {
    writeLogDensities(x.data, i * nFeatures, densities, deviations, shares);
    logLikelihoods[i] = normaliseLogs(shares);
    labels[i] = placeOfLargest(shares);
    responsibilities.data.set(shares, i * nComponents);
  }
}

function placeOfLargest(values: Float64Array): number {
  let place = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[place]) place = k;
  return place;
}
