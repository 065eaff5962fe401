import type { Input, Rules, Segment } from '../../contract/index.ts';
import { labelledRows, splitSeed, type Table } from '../../core/index.ts';
import { allRows, drawBySegment } from '../classifier/draw.ts';
import { conditionsOf } from './conditions.ts';
import { leavesOf, type RuleLeaf } from './leaves.ts';
import { ruleColumns } from './ruleColumns.ts';
import { growRuleTree } from './ruleTree.ts';
import { ruleInWords } from './ruleWords.ts';

/** Customers the tree is grown on; it is measured on all. */
const mostDrawn = 20_000;

/** Rules told of one segment. */
const mostRules = 4;

/** Path of the seed below the run's; the classifier's are lower. */
const stream = 3;

export interface RuleOptions {
  /** The segments in the order in which they are told. */
  readonly segments: readonly Pick<Segment, 'id' | 'cluster'>[];
  /** Same seed, same rules. */
  readonly seed: number;
}

/**
 * Each segment in a few readable conditions, from a small tree that imitates the segments. Thresholds are
 * rounded to short figures first; fidelity, coverage and precision are counted afterwards, on all customers.
 * The tree lets a missing number pass for the mean; a rule reaches only customers who have a value in every
 * column it names.
 *
 * @param table the training customers
 * @param labels cluster of each row of the table; -1 for customers who are in no segment
 * @param inputs columns of the table that rules may speak of
 * @returns a segment that no leaf of the tree stands for has no rules; null where no column tells segments apart
 * @throws RangeError when the table lacks an input
 */
export function segmentRules(
  table: Table,
  labels: Int32Array,
  inputs: readonly Input[],
  { segments, seed }: RuleOptions,
): Rules | null {
  const columns = ruleColumns(table, inputs);
  if (segments.length < 2 || columns.length === 0) return null;
  const ownSeed = splitSeed(seed, stream);
  const drawn = allRows(drawBySegment(labels, mostDrawn, ownSeed));
  const tree = growRuleTree(columns, labels, drawn, ownSeed);
  const leaves = leavesOf(tree, labelledRows(labels), labels);
  if (leaves.length < 2) return null;
  const nCustomers = leaves.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    fidelity: leaves.reduce((sum, { right }) => sum + right, 0) / nCustomers,
    segments: segments.map(({ id, cluster }) => {
      const size = labels.reduce((sum, label) => sum + Number(label === cluster), 0);
      return rulesOfSegment(
        id,
        leaves.filter(({ label }) => label === cluster),
        labels,
        size,
      );
    }),
  };
}

function rulesOfSegment(
  segmentId: string,
  leaves: readonly RuleLeaf[],
  labels: Int32Array,
  size: number,
): Rules['segments'][number] {
  const measured = leaves
    .map((leaf) => ({ leaf, ...reach(leaf, labels) }))
    .filter(({ right }) => right > 0)
    .toSorted((a, b) => b.right - a.right)
    .slice(0, mostRules);
  return {
    segmentId,
    rules: measured.map(({ leaf, reached, right }) => {
      const conditions = conditionsOf(leaf.path);
      return {
        conditions: conditions.map(({ condition }) => condition),
        text: ruleInWords(conditions),
        coverage: right / size,
        precision: right / reached,
      };
    }),
    coverage: measured.reduce((sum, { right }) => sum + right, 0) / Math.max(1, size),
  };
}

/** Customers a leaf's conditions hold of as they are written: those with a value in each column. */
function reach(
  { path, rows, label }: RuleLeaf,
  labels: Int32Array,
): { reached: number; right: number } {
  const columns = path.map(({ column }) => column.open());
  let reached = 0;
  let right = 0;
  for (const row of rows) {
    if (columns.some(({ isMissing }) => isMissing(row))) continue;
    reached++;
    if (labels[row] === label) right++;
  }
  return { reached, right };
}
