import type { Matrix } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import type { BinnedRows } from './binnedRows.ts';
import { checkLabels } from './check.ts';
import type { ForestModel } from './model.ts';
import { binForModel, probabilitiesOfRows } from './predict.ts';
import { mostLikely } from './votes.ts';

/** How much accuracy is lost when a feature's values are shuffled among the rows. */
export interface PermutationImportances {
  /** Share of the rows classified rightly as they are. */
  readonly accuracy: number;
  /** Mean loss over the repeats (nFeatures); may be below 0 for a useless feature. */
  readonly means: Float64Array;
  /** Standard deviation over the repeats (nFeatures, ddof 0). */
  readonly standardDeviations: Float64Array;
}

/** Gives the class probabilities of coded rows; a faster way than core's may stand in. */
export type RowClassifier = (model: ForestModel, rows: BinnedRows) => Float64Array;

/**
 * Permutation importances (Breiman, 2001; Fisher, Rudin and Dominici, 2019). Rows the forest was not grown on
 * give honest figures. Work: nFeatures x nRepeats predictions of all rows, so hand in a sample of many.
 *
 * @param x nSamples x nFeatures
 * @param labels right class of each row (nSamples)
 * @param seed of the shuffles; each feature's do not depend on the others
 * @param nRepeats shuffles of each feature, at least 1
 * @throws RangeError when rows, labels or the number of repeats cannot be used.
 */
export function permutationImportances(
  model: ForestModel,
  x: Matrix,
  labels: Int32Array,
  seed: number,
  nRepeats = 5,
  classify: RowClassifier = probabilitiesOfRows,
): PermutationImportances {
  if (!Number.isInteger(nRepeats) || nRepeats < 1) {
    throw new RangeError(`nRepeats is ${nRepeats}; it must be a whole number from 1`);
  }
  checkLabels(labels, x.nSamples);
  const rows = binForModel(model, x);
  const accuracyOn = (shuffled: BinnedRows): number =>
    accuracy(mostLikely(classify(model, shuffled), model.nClasses), labels);
  const before = accuracyOn(rows);
  const means = new Float64Array(x.nFeatures);
  const standardDeviations = new Float64Array(x.nFeatures);
  for (let f = 0; f < x.nFeatures; f++) {
    const losses = Float64Array.from(
      { length: nRepeats },
      (_, repeat) => before - accuracyOn(shuffleFeature(rows, f, splitSeed(seed, f, repeat))),
    );
    means[f] = mean(losses);
    standardDeviations[f] = Math.sqrt(mean(losses.map((loss) => (loss - means[f]) ** 2)));
  }
  return { accuracy: before, means, standardDeviations };
}

function accuracy(predicted: Int32Array, labels: Int32Array): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) if (predicted[i] === labels[i]) right++;
  return right / labels.length;
}

/** The rows with one feature's codes shuffled among them (Fisher and Yates, 1938). */
function shuffleFeature(rows: BinnedRows, feature: number, seed: number): BinnedRows {
  const { nSamples, stride } = rows;
  const codes = rows.codes.slice();
  const random = createRandom(seed);
  for (let i = nSamples - 1; i > 0; i--) {
    const here = i * stride + feature;
    const there = random.nextInt(i + 1) * stride + feature;
    const moved = codes[here];
    codes[here] = codes[there];
    codes[there] = moved;
  }
  return { ...rows, codes };
}

function mean(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
