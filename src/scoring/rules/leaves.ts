import type { RuleColumn } from './ruleColumns.ts';
import { partRows, type RuleTree } from './ruleTree.ts';

/** One answer on the way to a leaf. */
export interface RuleStep {
  readonly column: RuleColumn;
  readonly threshold: number;
  /** True where the value is above the threshold. */
  readonly above: boolean;
}

/** Where customers end up, and what most of them are. */
export interface RuleLeaf {
  /** From the root down. */
  readonly path: readonly RuleStep[];
  readonly rows: Int32Array;
  /** The label of most of its rows, the lowest of equals. */
  readonly label: number;
  /** How many of them have that label. */
  readonly right: number;
}

/**
 * Sends rows down the tree. Questions whose answers all lead to the same label are not asked, and leaves that
 * nobody reaches are left out.
 *
 * @param labels of all rows of the table
 */
export function leavesOf(
  tree: RuleTree,
  rows: Int32Array,
  labels: Int32Array,
  path: readonly RuleStep[] = [],
): RuleLeaf[] {
  if (rows.length === 0) return [];
  const here = leafOf(rows, labels, path);
  if (tree === null) return [here];
  const { column, threshold } = tree;
  const { left, right } = partRows(rows, column, threshold);
  const step = (above: boolean): RuleStep[] => [...path, { column, threshold, above }];
  const below = [
    ...leavesOf(tree.left, left, labels, step(false)),
    ...leavesOf(tree.right, right, labels, step(true)),
  ];
  return below.every(({ label }) => label === below[0].label) ? [here] : below;
}

function leafOf(rows: Int32Array, labels: Int32Array, path: readonly RuleStep[]): RuleLeaf {
  const counts: number[] = [];
  for (const row of rows) {
    while (labels[row] >= counts.length) counts.push(0);
    counts[labels[row]]++;
  }
  const right = Math.max(...counts);
  return { path, rows, label: counts.indexOf(right), right };
}
