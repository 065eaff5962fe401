import type { ForestModel } from '../core/index.ts';
import type { ColumnPlan } from './plan/columns.ts';

/** The code of a missing value; see core's `Tree`. */
const missingCode = 255;

/** Tells the class probabilities of one row (nFeatures, NaN where missing). */
export type ForestVotes = (row: ArrayLike<number>) => number[];

/**
 * Core's `predictProbabilities` for one row at a time, to the bit: the row is coded once, every tree is walked
 * on its codes. The forest must be checked and the row free of infinite values; neither is looked at again.
 */
export function createForestVotes({ thresholds, trees, nClasses }: ForestModel): ForestVotes {
  const codes = new Uint8Array(thresholds.length);
  return (row) => {
    for (let f = 0; f < codes.length; f++) codes[f] = codeOf(row[f], thresholds[f]);
    const sums = Array.from({ length: nClasses }, () => 0);
    for (const { nodes, mixtures } of trees) {
      const leaf = leafOf(nodes, codes);
      if (leaf < nClasses) sums[leaf]++;
      else {
        const mixture = (leaf - nClasses) * nClasses;
        for (let c = 0; c < nClasses; c++) sums[c] += mixtures[mixture + c];
      }
    }
    for (let c = 0; c < nClasses; c++) sums[c] /= trees.length;
    return sums;
  };
}

/** How many thresholds lie below the value. */
function codeOf(value: number, thresholds: Float64Array): number {
  if (Number.isNaN(value)) return missingCode;
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (thresholds[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The leaf that a row ends in: a class, or nClasses + a mixture. */
function leafOf(nodes: Int32Array, codes: Uint8Array): number {
  let word = nodes[0];
  let next = nodes[1];
  while (next >= 0) {
    const fromLowest = (codes[word >> 16] - (word & 255)) >>> 0;
    const child = next + (fromLowest < ((word >> 8) & 255) ? 1 : 0);
    word = nodes[2 * child];
    next = nodes[2 * child + 1];
  }
  return ~next;
}

/** The class with the highest probability, the first of equals. */
export function likeliest(probabilities: ArrayLike<number>, start: number, n: number): number {
  let best = 0;
  for (let c = 1; c < n; c++) {
    if (probabilities[start + c] > probabilities[start + best]) best = c;
  }
  return best;
}

/** A value of a column as the forest takes it: an unknown level is a missing value. */
export function forestValue({ kind, input }: ColumnPlan, value: number): number {
  return kind === 'category' && value >= input.levels.length ? NaN : value;
}
