import type { Tree } from './tree.ts';

/** Collects the nodes of a growing tree; node 0 is the root. */
export interface TreeBuilder {
  /** @returns the number of the left child; the right one follows it */
  setSplit(node: number, word: number): number;
  /** @param totals draws of each class in the leaf (nClasses) */
  setLeaf(node: number, totals: Int32Array): void;
  finish(): Tree;
}

export function createTreeBuilder(
  nClasses: number,
  classWeights: Float64Array | null,
): TreeBuilder {
  const words: number[] = [0, 0];
  const mixtures: number[] = [];
  return {
    setSplit: (node, word) => {
      const left = words.length / 2;
      words[2 * node] = word;
      words[2 * node + 1] = left;
      words.push(0, 0, 0, 0);
      return left;
    },
    setLeaf: (node, totals) => {
      const first = totals.findIndex((count) => count > 0);
      const isPure = totals.findLastIndex((count) => count > 0) === first;
      words[2 * node + 1] = ~(isPure ? first : nClasses + mixtures.length / nClasses);
      if (!isPure) mixtures.push(...mixtureOf(totals, classWeights));
    },
    finish: () => ({ nodes: Int32Array.from(words), mixtures: Float64Array.from(mixtures) }),
  };
}

/** Class probabilities of a leaf from its draws (nClasses). */
export function mixtureOf(totals: Int32Array, classWeights: Float64Array | null): Float64Array {
  const weighted = Float64Array.from(totals, (count, c) => count * (classWeights?.[c] ?? 1));
  const sum = weighted.reduce((a, b) => a + b, 0);
  return weighted.map((value) => value / sum);
}
