import type { BinnedRows } from './binnedRows.ts';
import { isInBag } from './bootstrap.ts';
import { leafOf, type Tree } from './tree.ts';

/** What is put to the vote. */
export interface Ballot {
  readonly trees: readonly Tree[];
  readonly rows: BinnedRows;
  readonly nClasses: number;
  /** One a tree: a tree does not vote on rows it has seen. Null where all trees vote on all rows. */
  readonly inBags: readonly Uint8Array[] | null;
}

/** The votes on some stretch of rows. */
export interface Votes {
  /** Sum over the voting trees of their class probabilities (rows x nClasses). */
  readonly sums: Float64Array;
  /** How many trees voted (rows). */
  readonly voters: Int32Array;
}

/**
 * Sums the class probabilities that the trees give rows from .. to - 1, in the order of the trees, so that
 * stretches may be computed apart and in any order.
 */
export function sumVotes(ballot: Ballot, from: number, to: number): Votes {
  const votes = {
    sums: new Float64Array((to - from) * ballot.nClasses),
    voters: new Int32Array(to - from),
  };
  ballot.trees.forEach((tree, t) => {
    addTree(ballot, tree, ballot.inBags?.[t] ?? null, from, to, votes);
  });
  return votes;
}

function addTree(
  { rows, nClasses }: Ballot,
  { nodes, mixtures }: Tree,
  inBag: Uint8Array | null,
  from: number,
  to: number,
  { sums, voters }: Votes,
): void {
  for (let i = from; i < to; i++) {
    if (inBag !== null && isInBag(inBag, i)) continue;
    const leaf = leafOf(nodes, rows.codes, i * rows.stride);
    const place = (i - from) * nClasses;
    voters[i - from]++;
    if (leaf < nClasses) {
      sums[place + leaf]++;
      continue;
    }
    const mixture = (leaf - nClasses) * nClasses;
    for (let c = 0; c < nClasses; c++) sums[place + c] += mixtures[mixture + c];
  }
}

/** Mean class probabilities (rows x nClasses); NaN in rows that no tree voted on. */
export function meanVotes({ sums, voters }: Votes, nClasses: number): Float64Array {
  return sums.map((sum, p) => sum / voters[Math.floor(p / nClasses)]);
}

/** The class with the highest probability in each row, the first of equals. */
export function mostLikely(probabilities: Float64Array, nClasses: number): Int32Array {
  const labels = new Int32Array(probabilities.length / nClasses);
  for (let i = 0; i < labels.length; i++) {
    let best = 0;
    for (let c = 1; c < nClasses; c++) {
      if (probabilities[i * nClasses + c] > probabilities[i * nClasses + best]) best = c;
    }
    labels[i] = best;
  }
  return labels;
}
