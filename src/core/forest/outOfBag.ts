import type { Matrix } from '../matrix.ts';
import type { ForestPlan } from './training.ts';
import type { GrownTree } from './tree.ts';
import { meanVotes, mostLikely, type Ballot, type Votes } from './votes.ts';

/** How the forest does on rows that its trees have not seen (Breiman, 2001). */
export interface OutOfBag {
  /** Share of the rows classified rightly, among those that some tree had not seen. */
  readonly score: number;
  /** nSamples x nClasses; NaN in rows that every tree had seen. */
  readonly probabilities: Matrix;
  /** Rows that every tree had seen. */
  readonly nUnjudged: number;
}

/** The votes to sum for {@link outOfBag}; null where the settings do not ask for it or nothing is out of bag. */
export function outOfBagBallot(
  { training, settings }: ForestPlan,
  trees: readonly GrownTree[],
): Ballot | null {
  if (!settings.oobScore || !settings.bootstrap) return null;
  const { rows, nClasses } = training;
  return { trees, rows, nClasses, inBags: trees.map(({ inBag }) => inBag) };
}

export function outOfBag(votes: Votes, labels: Int32Array, nClasses: number): OutOfBag {
  const data = meanVotes(votes, nClasses);
  const predicted = mostLikely(data, nClasses);
  let nJudged = 0;
  let nRight = 0;
  for (let i = 0; i < labels.length; i++) {
    if (votes.voters[i] === 0) continue;
    nJudged++;
    if (predicted[i] === labels[i]) nRight++;
  }
  return {
    score: nRight / nJudged,
    probabilities: { data, nSamples: labels.length, nFeatures: nClasses },
    nUnjudged: labels.length - nJudged,
  };
}
