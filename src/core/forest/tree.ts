import { missingCode } from './featureThresholds.ts';

/**
 * One decision tree. A node is two words of `nodes`, the root first:
 * - word 0 of a split: `feature << 16 | width << 8 | lowest`. A row goes right when its code is one of the
 *   `width` codes from `lowest` on: up to 254 where missing values (code 255) go left, else up to 255.
 *   Word 0 of a leaf is 0.
 * - word 1 of a split: the left child's number, > 0; the right child follows it.
 * - word 1 of a leaf: `~c` for a leaf of class c alone, `~(nClasses + m)` for mixture m of `mixtures`.
 */
export interface Tree {
  readonly nodes: Int32Array;
  /** Class probabilities of the leaves that hold several classes (nMixtures x nClasses). */
  readonly mixtures: Float64Array;
}

/** A tree with what growing it told besides. */
export interface GrownTree extends Tree {
  /** Decrease of the summed Gini impurity by each feature's splits (nFeatures), in weighted rows. */
  readonly gains: Float64Array;
  /** Bit i & 7 of byte i >> 3 says whether row i was drawn; empty without bootstrap. */
  readonly inBag: Uint8Array;
}

/** How one split parts the rows, in codes. */
export interface SplitRule {
  readonly feature: number;
  /** Rows whose code is at most this go left. */
  readonly code: number;
  readonly missingLeft: boolean;
}

export function splitWord({ feature, code, missingLeft }: SplitRule): number {
  const end = missingLeft ? missingCode : missingCode + 1;
  const lowest = code + 1;
  return (feature << 16) | ((end - lowest) << 8) | lowest;
}

export function splitOf(word: number): SplitRule {
  const lowest = word & 255;
  const missingLeft = lowest + ((word >> 8) & 255) === missingCode;
  return { feature: word >> 16, code: lowest - 1, missingLeft };
}

/** Whether a code goes right under a split's word. */
export function goesRight(word: number, code: number): 0 | 1 {
  return (code - (word & 255)) >>> 0 < ((word >> 8) & 255) ? 1 : 0;
}

/** The leaf that a row ends in, as `~` of its node's second word: a class, or nClasses + a mixture. */
export function leafOf(nodes: Int32Array, codes: Uint8Array, rowStart: number): number {
  let next = nodes[1];
  let word = nodes[0];
  while (next >= 0) {
    const child = next + goesRight(word, codes[rowStart + (word >> 16)]);
    word = nodes[2 * child];
    next = nodes[2 * child + 1];
  }
  return ~next;
}
