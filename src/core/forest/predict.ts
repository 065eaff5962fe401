import type { Matrix } from '../matrix.ts';
import { binRows, type BinnedRows } from './binnedRows.ts';
import { checkRows } from './check.ts';
import type { ForestModel } from './model.ts';
import { meanVotes, mostLikely, sumVotes } from './votes.ts';

/**
 * Probability of each class for each row: the mean over the trees of the class shares in the row's leaf.
 *
 * @param x nSamples x nFeatures, in the unit of the training data; NaN marks a missing value
 * @returns nSamples x nClasses, each row summing to 1
 * @throws RangeError when x has another number of columns than the model, or holds an infinite value.
 */
export function predictProbabilities(model: ForestModel, x: Matrix): Matrix {
  const data = probabilitiesOfRows(model, binForModel(model, x));
  return { data, nSamples: x.nSamples, nFeatures: model.nClasses };
}

/**
 * The most likely class of each row, the lowest of equals; see {@link predictProbabilities}.
 *
 * @returns nSamples labels
 */
export function predict(model: ForestModel, x: Matrix): Int32Array {
  return mostLikely(predictProbabilities(model, x).data, model.nClasses);
}

/**
 * Checks new rows and codes them by the model's thresholds.
 *
 * @throws RangeError as {@link predictProbabilities}.
 */
export function binForModel(model: ForestModel, x: Matrix): BinnedRows {
  checkForModel(model, x);
  return binRows(x, model.thresholds);
}

/** @throws RangeError as {@link predictProbabilities}. */
export function checkForModel({ nFeatures }: ForestModel, x: Matrix): void {
  checkRows(x);
  if (x.nFeatures !== nFeatures) {
    throw new RangeError(
      `the rows have ${x.nFeatures} columns, the forest was grown on ${nFeatures}; give the same columns in the same order`,
    );
  }
}

/** Class probabilities of rows already coded (nSamples x nClasses). */
export function probabilitiesOfRows(
  { trees, nClasses }: ForestModel,
  rows: BinnedRows,
): Float64Array {
  const ballot = { trees, rows, nClasses, inBags: null };
  return meanVotes(sumVotes(ballot, 0, rows.nSamples), nClasses);
}
