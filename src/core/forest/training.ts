import type { Matrix } from '../matrix.ts';
import { splitSeed } from '../random/index.ts';
import { binRows, type BinnedRows } from './binnedRows.ts';
import { checkLabels, checkRows } from './check.ts';
import { resolveForestOptions, type ForestOptions, type ForestSettings } from './options.ts';
import { fitThresholds } from './thresholds.ts';

/** All that growing a tree needs; every tree of a forest reads the same. */
export interface TrainingRows {
  readonly rows: BinnedRows;
  /** Class of each row (nSamples), 0 .. nClasses - 1. */
  readonly labels: Int32Array;
  readonly nClasses: number;
  /** What a row of each class counts (nClasses); null where all count 1. */
  readonly classWeights: Float64Array | null;
}

/** A forest about to be grown: tree t is `growTree(training, seeds[t], settings)`, anywhere, in any order. */
export interface ForestPlan {
  readonly training: TrainingRows;
  readonly settings: ForestSettings;
  /** One ascending array a feature; see `featureThresholds`. */
  readonly thresholds: readonly Float64Array[];
  /** One a tree (nEstimators). */
  readonly seeds: readonly number[];
}

/** What is known of a forest before its rows are coded. */
export interface ForestStart {
  readonly settings: ForestSettings;
  readonly labels: Int32Array;
  readonly nClasses: number;
}

/**
 * Checks the data, cuts the features into bins and splits the seed into one a tree.
 *
 * @param x nSamples x nFeatures; NaN marks a missing value
 * @param labels class of each row (nSamples), whole numbers from 0
 * @throws TypeError or RangeError on options, labels or values that cannot be used.
 */
export function planForest(x: Matrix, labels: Int32Array, options: ForestOptions = {}): ForestPlan {
  const start = startForest(x, labels, options);
  const thresholds = fitThresholds(x, start.settings.seed);
  return planOnCodes(start, thresholds, binRows(x, thresholds));
}

/**
 * The first step of {@link planForest}, for those who find thresholds and code rows on several threads.
 *
 * @throws TypeError or RangeError as {@link planForest}.
 */
export function startForest(x: Matrix, labels: Int32Array, options: ForestOptions): ForestStart {
  const settings = resolveForestOptions(options);
  checkRows(x);
  return { settings, labels, nClasses: checkLabels(labels, x.nSamples) };
}

/** The last step of {@link planForest}. Checks nothing. */
export function planOnCodes(
  { settings, labels, nClasses }: ForestStart,
  thresholds: readonly Float64Array[],
  rows: BinnedRows,
): ForestPlan {
  const classWeights =
    settings.classWeight === 'balanced' ? balancedWeights(labels, nClasses) : null;
  return {
    training: { rows, labels, nClasses, classWeights },
    settings,
    thresholds,
    seeds: Array.from({ length: settings.nEstimators }, (_, t) => splitSeed(settings.seed, t)),
  };
}

/** nSamples / (classes present x rows of the class), as scikit-learn's "balanced"; 0 for an absent class. */
function balancedWeights(labels: Int32Array, nClasses: number): Float64Array {
  const sizes = new Float64Array(nClasses);
  for (const label of labels) sizes[label]++;
  const present = sizes.filter((size) => size > 0).length;
  return sizes.map((size) => (size > 0 ? labels.length / (present * size) : 0));
}

/** How many features a split tries; never more than there are. */
export function triedFeatures({ maxFeatures }: ForestSettings, nFeatures: number): number {
  const wanted = maxFeatures === 'sqrt' ? Math.floor(Math.sqrt(nFeatures)) : maxFeatures;
  return Math.min(nFeatures, Math.max(1, wanted));
}
