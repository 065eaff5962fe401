import type { Matrix } from '../matrix.ts';
import { growTree } from './growTree.ts';
import { impurityImportances } from './impurityImportances.ts';
import type { ForestModel } from './model.ts';
import type { ForestOptions } from './options.ts';
import { outOfBag, outOfBagBallot } from './outOfBag.ts';
import { planForest, type ForestPlan } from './training.ts';
import type { GrownTree } from './tree.ts';
import { sumVotes, type Votes } from './votes.ts';

/** A random forest and what growing it told. */
export interface ForestFit {
  readonly model: ForestModel;
  /** Share of the rows that the trees which did not see them classify rightly; null where not computed. */
  readonly oobScore: number | null;
  /** Their class probabilities (nSamples x nClasses), NaN in rows that every tree saw; null where not computed. */
  readonly oobProbabilities: Matrix | null;
  /** nFeatures shares, summing to 1. */
  readonly impurityImportances: Float64Array;
  /** Sentences for the reader of the result; empty when all went as it should. */
  readonly warnings: readonly string[];
}

/**
 * Fits a random forest classifier (Breiman, 2001) on features cut into at most 255 bins each. Missing values
 * (NaN) go, at each split, to the side that is better for them.
 *
 * @param x nSamples x nFeatures; no scaling is needed
 * @param labels class of each row (nSamples), whole numbers from 0
 * @throws TypeError or RangeError on options, labels or values that cannot be used.
 */
export function randomForest(
  x: Matrix,
  labels: Int32Array,
  options: ForestOptions = {},
): ForestFit {
  const plan = planForest(x, labels, options);
  const trees = plan.seeds.map((seed) => growTree(plan.training, seed, plan.settings));
  const ballot = outOfBagBallot(plan, trees);
  return assembleForest(plan, trees, ballot && sumVotes(ballot, 0, x.nSamples));
}

/**
 * Puts a forest together from its parts.
 *
 * @param trees in the order of the plan's seeds
 * @param votes on all rows, of the plan's `outOfBagBallot`; null where there is none
 */
export function assembleForest(
  { training, thresholds }: ForestPlan,
  trees: readonly GrownTree[],
  votes: Votes | null,
): ForestFit {
  const { rows, nClasses, labels } = training;
  const judged = votes && outOfBag(votes, labels, nClasses);
  return {
    model: {
      algorithm: 'random-forest',
      nFeatures: rows.nFeatures,
      nClasses,
      thresholds,
      trees: trees.map(({ nodes, mixtures }) => ({ nodes, mixtures })),
    },
    oobScore: judged && judged.nUnjudged < labels.length ? judged.score : null,
    oobProbabilities: judged?.probabilities ?? null,
    impurityImportances: impurityImportances(
      trees.map(({ gains }) => gains),
      rows.nFeatures,
    ),
    warnings: judged && judged.nUnjudged > 0 ? [unjudgedWarning(judged.nUnjudged)] : [],
  };
}

function unjudgedWarning(nUnjudged: number): string {
  return `${nUnjudged} rows were seen by every tree and are left out of oobScore; more trees would judge them`;
}
