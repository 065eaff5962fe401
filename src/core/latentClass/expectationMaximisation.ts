import { normaliseLogs } from '../gaussianMixture/index.ts';
import { logTableOf } from './logTable.ts';
import type { LatentClassModel } from './model.ts';
import type { LatentClassSettings } from './options.ts';
import type { Patterns } from './patterns.ts';

/** Where a restart ended. */
export interface ClassAscent {
  readonly model: LatentClassModel;
  /** Mean log-likelihood of a row under the model before the last step; tells restarts apart. */
  readonly lowerBound: number;
  readonly nIter: number;
  readonly converged: boolean;
}

/** Expected numbers of rows under a model. */
interface ExpectedCounts {
  /** Of each class (nComponents). */
  readonly ofClasses: Float64Array;
  /** Of each category in each class (nCells x nComponents). */
  readonly ofCells: Float64Array;
  readonly logLikelihood: number;
}

/**
 * Expectation-maximisation (Dempster, Laird and Rubin, 1977) for latent classes (Goodman, 1974): steps until the
 * likelihood settles. Checks nothing.
 */
export function ascendClasses(
  patterns: Patterns,
  start: LatentClassModel,
  { maxIter, tol, smoothing }: Pick<LatentClassSettings, 'maxIter' | 'tol' | 'smoothing'>,
): ClassAscent {
  let model = start;
  let lowerBound = -Infinity;
  let nIter = 0;
  let converged = false;
  while (nIter < maxIter && !converged) {
    nIter++;
    const counts = expectedCounts(patterns, model);
    const before = lowerBound;
    lowerBound = counts.logLikelihood / patterns.totalWeight;
    model = maximise(patterns, counts, model, smoothing);
    converged = Math.abs(lowerBound - before) < tol;
  }
  return { model, lowerBound, nIter, converged };
}

function expectedCounts(
  { nPatterns, nCategories, cells, weights }: Patterns,
  model: LatentClassModel,
): ExpectedCounts {
  const logs = logTableOf(model);
  const { nComponents } = logs;
  const nColumns = nCategories.length;
  const ofClasses = new Float64Array(nComponents);
  const ofCells = new Float64Array(logs.probabilities.length);
  const shares = new Float64Array(nComponents);
  let logLikelihood = 0;
  for (let i = 0; i < nPatterns; i++) {
    const from = i * nColumns;
    shares.set(logs.weights);
    for (let p = from; p < from + nColumns; p++) {
      if (cells[p] < 0) continue;
      const q = cells[p] * nComponents;
      for (let k = 0; k < nComponents; k++) shares[k] += logs.probabilities[q + k];
    }
    logLikelihood += weights[i] * normaliseLogs(shares);
    for (let k = 0; k < nComponents; k++) {
      shares[k] *= weights[i];
      ofClasses[k] += shares[k];
    }
    for (let p = from; p < from + nColumns; p++) {
      if (cells[p] < 0) continue;
      const q = cells[p] * nComponents;
      for (let k = 0; k < nComponents; k++) ofCells[q + k] += shares[k];
    }
  }
  return { ofClasses, ofCells, logLikelihood };
}

/** Shares of the expected counts, `smoothing` added to each category. A class without rows keeps its probabilities. */
function maximise(
  { nCategories, offsets, totalWeight }: Patterns,
  { ofClasses, ofCells }: ExpectedCounts,
  { probabilities }: LatentClassModel,
  smoothing: number,
): LatentClassModel {
  const nComponents = ofClasses.length;
  const data = probabilities.data.slice();
  for (let k = 0; k < nComponents; k++) {
    for (let j = 0; j < nCategories.length; j++) {
      let total = smoothing * nCategories[j];
      for (let cell = offsets[j]; cell < offsets[j + 1]; cell++) {
        total += ofCells[cell * nComponents + k];
      }
      if (total === 0) continue;
      for (let cell = offsets[j]; cell < offsets[j + 1]; cell++) {
        data[k * probabilities.nFeatures + cell] =
          (ofCells[cell * nComponents + k] + smoothing) / total;
      }
    }
  }
  return {
    weights: ofClasses.map((count) => count / totalWeight),
    probabilities: { ...probabilities, data },
    nCategories,
  };
}
