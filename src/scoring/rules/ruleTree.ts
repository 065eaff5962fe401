import { randomForest, realSplit, type ForestModel } from '../../core/index.ts';
import { matrixOf } from '../classifier/inputValues.ts';
import type { RuleColumn } from './ruleColumns.ts';
import { shortThreshold } from './shortThreshold.ts';

const maxDepth = 4;

/** Share of the customers a leaf needs, and the least number. */
const leafShare = 0.01;
const leafLeast = 5;

/** A question with two answers: left where `column.value <= threshold`. Null is a leaf. */
export type RuleTree = {
  readonly column: RuleColumn;
  readonly threshold: number;
  readonly left: RuleTree;
  readonly right: RuleTree;
} | null;

/**
 * Grows a small tree (Breiman, Friedman, Olshen and Stone, 1984) that imitates labels, in at most four
 * questions with short figures; a surrogate in the sense of Craven and Shavlik (1996).
 *
 * @param rows of the customers it is grown on
 * @param labels of all rows of the table
 * @param columns at least one
 */
export function growRuleTree(
  columns: readonly RuleColumn[],
  labels: Int32Array,
  rows: Int32Array,
  seed: number,
): RuleTree {
  const readers = columns.map(
    ({ open }) =>
      () =>
        open().value,
  );
  const { model } = randomForest(
    matrixOf(readers, rows),
    rows.map((row) => labels[row]),
    {
      nEstimators: 1,
      bootstrap: false,
      oobScore: false,
      maxFeatures: columns.length,
      maxDepth,
      minSamplesLeaf: Math.max(leafLeast, Math.ceil(leafShare * rows.length)),
      seed,
    },
  );
  return nodeAt(model, columns, 0, rows);
}

function nodeAt(
  model: ForestModel,
  columns: readonly RuleColumn[],
  node: number,
  rows: Int32Array,
): RuleTree {
  const [tree] = model.trees;
  const split = realSplit(model, tree, node);
  if (split === null) return null;
  const column = columns[split.feature];
  const threshold =
    column.level === null
      ? shortThreshold(split.threshold, Float64Array.from(rows, column.open().value))
      : split.threshold;
  const left = tree.nodes[2 * node + 1];
  const parts = partRows(rows, column, threshold);
  return {
    column,
    threshold,
    left: nodeAt(model, columns, left, parts.left),
    right: nodeAt(model, columns, left + 1, parts.right),
  };
}

/** The rows on either side of a question. */
export function partRows(
  rows: Int32Array,
  column: RuleColumn,
  threshold: number,
): { left: Int32Array; right: Int32Array } {
  const { value } = column.open();
  const left = new Int32Array(rows.length);
  const right = new Int32Array(rows.length);
  let nLeft = 0;
  let nRight = 0;
  for (let i = 0; i < rows.length; i++) {
    const own = value(rows[i]);
    if (own <= threshold) left[nLeft++] = rows[i];
    else if (own > threshold) right[nRight++] = rows[i];
  }
  return { left: left.slice(0, nLeft), right: right.slice(0, nRight) };
}
