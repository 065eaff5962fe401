import { partition, type Bag } from './bag.ts';
import type { NodeScore } from './nodeScore.ts';
import type { ForestSettings } from './options.ts';
import type { TrainingRows } from './training.ts';

/** A node of a tree being grown, with the stretch of the bag's order that lies in it. */
export interface OpenNode extends Omit<NodeScore, 'worth'> {
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

export function rootOf(bag: Bag, { labels, nClasses }: TrainingRows): OpenNode {
  const totals = new Int32Array(nClasses);
  for (const row of bag.order) totals[labels[row]] += bag.counts[row];
  return { node: 0, start: 0, end: bag.order.length, depth: 0, totals, draws: sum(totals) };
}

/** Moves the node's rows to its two children; the left one gets the number `leftNode`, the right one the next. */
export function childrenOf(
  parent: OpenNode,
  leftNode: number,
  bag: Bag,
  training: TrainingRows,
  word: number,
): readonly [OpenNode, OpenNode] {
  const { start, end } = parent;
  const left = new Int32Array(training.nClasses);
  const middle = partition(bag, start, end, training, word, left);
  const right = parent.totals.map((total, c) => total - left[c]);
  const depth = parent.depth + 1;
  return [
    { node: leftNode, start, end: middle, depth, totals: left, draws: sum(left) },
    { node: leftNode + 1, start: middle, end, depth, totals: right, draws: sum(right) },
  ];
}

/** Whether the limits let a node be split and it holds more than one class. */
export function maySplit({ totals, draws, depth }: OpenNode, settings: ForestSettings): boolean {
  return (
    depth < (settings.maxDepth ?? Infinity) &&
    draws >= settings.minSamplesSplit &&
    draws >= 2 * settings.minSamplesLeaf &&
    !totals.includes(draws)
  );
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
