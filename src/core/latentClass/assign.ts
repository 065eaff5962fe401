import { checkCategoryShape, type Categories } from '../categories.ts';
import { normaliseLogs } from '../gaussianMixture/index.ts';
import type { LatentClassAssignment } from './fit.ts';
import { logTableOf } from './logTable.ts';
import type { LatentClassModel } from './model.ts';

/**
 * Finds how probable each class is for each row. Missing values, and categories that the fit did not know, say
 * nothing about the class. A row that every class holds impossible has the shares of the classes as
 * probabilities.
 *
 * @param categories coded as the rows of the fit were; codes may lie outside 0 .. nCategories - 1
 * @throws RangeError when rows and model differ in their number of columns.
 */
export function assignClasses(
  model: LatentClassModel,
  categories: Categories,
): LatentClassAssignment {
  checkCategoryShape(categories);
  const { codes, nSamples } = categories;
  const nColumns = model.nCategories.length;
  if (categories.nCategories.length !== nColumns) {
    throw new RangeError(
      `the rows have ${categories.nCategories.length} columns, the classes ${nColumns}; they must be the same`,
    );
  }
  const logs = logTableOf(model);
  const { nComponents, offsets } = logs;
  const labels = new Int32Array(nSamples);
  const data = new Float64Array(nSamples * nComponents);
  const logLikelihoods = new Float64Array(nSamples);
  for (let i = 0; i < nSamples; i++) {
    const shares = data.subarray(i * nComponents, (i + 1) * nComponents);
    shares.set(logs.weights);
    for (let j = 0; j < nColumns; j++) {
      const code = codes[i * nColumns + j];
      if (code < 0 || code >= model.nCategories[j]) continue;
      const q = (offsets[j] + code) * nComponents;
      for (let k = 0; k < nComponents; k++) shares[k] += logs.probabilities[q + k];
    }
    const isImpossible = shares.every((log) => log === -Infinity);
    logLikelihoods[i] = isImpossible ? -Infinity : normaliseLogs(shares);
    if (isImpossible) shares.set(model.weights);
    labels[i] = mostProbable(shares);
  }
  return {
    labels,
    responsibilities: { data, nSamples, nFeatures: nComponents },
    logLikelihoods,
  };
}

function mostProbable(shares: Float64Array): number {
  let best = 0;
  for (let k = 1; k < shares.length; k++) if (shares[k] > shares[best]) best = k;
  return best;
}
