import type { ForestModel } from '../core/index.ts';
import type { ColumnPlan } from './plan/columns.ts';

/** The code of a missing value; see core's `Tree`. */
const missingCode = 255;

/** Tells the class probabilities of one row (nFeatures, NaN where missing). */
export type ForestVotes = (row: ArrayLike<number>) => number[];

/**
 * Core's `predictProbabilities` for one row at a time, to the bit: the row is coded once, then all trees are
 * walked on its codes, {@link together} at a time. The forest must be checked and the row free of infinite
 * values; neither is looked at again.
 */
export function createForestVotes({ thresholds, trees, nClasses }: ForestModel): ForestVotes {
  const codes = new Uint8Array(thresholds.length);
  const { nodes, leaves, roots, depths } = layOut(trees);
  const places = new Int32Array(roots.length);
  return (row) => {
    for (let f = 0; f < codes.length; f++) codes[f] = codeOf(row[f], thresholds[f]);
    places.set(roots);
    for (let t = 0; t < roots.length; t += together) walk(nodes, codes, places, t, depths[t]);
    const sums = Array.from({ length: nClasses }, () => 0);
    for (let t = 0; t < trees.length; t++) {
      const leaf = leaves[places[t]];
      if (leaf < nClasses) sums[leaf]++;
      else {
        const { mixtures } = trees[t];
        const mixture = (leaf - nClasses) * nClasses;
        for (let c = 0; c < nClasses; c++) sums[c] += mixtures[mixture + c];
      }
    }
    for (let c = 0; c < nClasses; c++) sums[c] /= trees.length;
    return sums;
  };
}

/** Trees walked at a time: one step of a tree waits for memory while those of the others go on. */
const together = 4;

/** All trees of a forest, so that a walk needs no branch. */
interface LaidOut {
  /** As core's `Tree` has them, two words each, children by their place here; a leaf leads to itself. */
  readonly nodes: Int32Array;
  /** By node: of a leaf its class, or nClasses + a mixture of its tree. */
  readonly leaves: Int32Array;
  /** By tree, filled up with the last one to a multiple of {@link together}. */
  readonly roots: Int32Array;
  /** At the first tree of each group, the steps that lead to any leaf of the group. */
  readonly depths: Int32Array;
}

function layOut(trees: ForestModel['trees']): LaidOut {
  const nNodes = trees.reduce((sum, { nodes }) => sum + nodes.length / 2, 0);
  const nodes = new Int32Array(2 * nNodes);
  const leaves = new Int32Array(nNodes);
  const roots = new Int32Array(Math.ceil(trees.length / together) * together);
  const depths = new Int32Array(roots.length);
  let start = 0;
  trees.forEach((tree, t) => {
    const first = t - (t % together);
    roots.fill(start, t);
    depths[first] = Math.max(depths[first], depthOf(tree.nodes));
    for (let i = 0; i < tree.nodes.length / 2; i++) {
      const next = tree.nodes[2 * i + 1];
      if (next < 0) leaves[start + i] = ~next;
      nodes[2 * (start + i)] = next < 0 ? 0 : tree.nodes[2 * i];
      nodes[2 * (start + i) + 1] = start + (next < 0 ? i : next);
    }
    start += tree.nodes.length / 2;
  });
  return { nodes, leaves, roots, depths };
}

/** Splits from the root to the farthest leaf; children stand behind their parent. */
function depthOf(nodes: Int32Array): number {
  const depths = new Int32Array(nodes.length / 2);
  for (let i = 0; i < depths.length; i++) {
    const next = nodes[2 * i + 1];
    if (next >= 0) depths[next] = depths[next + 1] = depths[i] + 1;
  }
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}

/** Takes the trees from `t` on to their leaves. */
function walk(
  nodes: Int32Array,
  codes: Uint8Array,
  places: Int32Array,
  t: number,
  depth: number,
): void {
  let a = places[t];
  let b = places[t + 1];
  let c = places[t + 2];
  let d = places[t + 3];
  for (let step = 0; step < depth; step++) {
    a = nodes[2 * a + 1] + goesRight(nodes[2 * a], codes);
    b = nodes[2 * b + 1] + goesRight(nodes[2 * b], codes);
    c = nodes[2 * c + 1] + goesRight(nodes[2 * c], codes);
    d = nodes[2 * d + 1] + goesRight(nodes[2 * d], codes);
  }
  places[t] = a;
  places[t + 1] = b;
  places[t + 2] = c;
  places[t + 3] = d;
}

/** 1 where the code is one of the `width` codes from `lowest` on, else 0, from the signs of two differences. */
function goesRight(word: number, codes: Uint8Array): number {
  const fromLowest = codes[word >> 16] - (word & 255);
  return (~fromLowest & (fromLowest - ((word >> 8) & 255))) >>> 31;
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
