import type { Input } from '../../contract/index.ts';
import { splitSeed, type Executor, type ExecutorHooks, type Table } from '../../core/index.ts';
import { allRows, drawBySegment } from './draw.ts';
import {
  fitOnSplit,
  type ClassifierOptions,
  type FittedClassifier,
  type Split,
} from './fitOnSplit.ts';

/** A fifth of the customers is held out; of more than this, so many are drawn first. */
const mostDrawn = 50_000;
const heldOutShare = 0.2;

/** With fewer customers the held-out figures would be chance. */
const fewestCustomers = 50;

/** Path of the seed of the draw below the run's. */
const drawStream = 0;

/**
 * Grows a random forest (Breiman, 2001) that tells a customer's cluster from columns in their own unit, and
 * judges it on customers it was not grown on. The accuracy says how well the forest copies the segments, and
 * nothing about the segments themselves.
 *
 * At most 40,000 customers train it, of every segment the same share; the forest that is judged is the one
 * that is published, down to the four decimals of its leaves.
 *
 * @param table the training customers
 * @param labels cluster of each row of the table; -1 for customers who are in no segment
 * @param inputs columns of the table: numbers go in as they are, a category as the place of its level
 * @returns null for a single segment, fewer than 50 customers, or no inputs
 * @throws RangeError when the table lacks an input; an AbortError when `hooks.signal` aborts
 */
export async function fitClassifier(
  table: Table,
  labels: Int32Array,
  inputs: readonly Input[],
  executor: Executor,
  options: ClassifierOptions,
  hooks: ExecutorHooks = {},
): Promise<FittedClassifier | null> {
  const split = holdOut(drawBySegment(labels, mostDrawn, splitSeed(options.seed, drawStream)));
  if (options.segments.length < 2 || inputs.length === 0) return null;
  const { train, test } = split;
  if (train.length + test.length < fewestCustomers || test.length === 0) return null;
  return fitOnSplit(table, labels, inputs, split, executor, options, hooks);
}

/** Parts each segment's customers: a fifth, one at least of two, is held out. */
function holdOut(drawn: readonly Int32Array[]): Split {
  const cuts = drawn.map(({ length }) => (length < 2 ? 0 : Math.ceil(heldOutShare * length)));
  return {
    train: allRows(drawn.map((rows, label) => rows.subarray(cuts[label]))),
    test: allRows(drawn.map((rows, label) => rows.subarray(0, cuts[label]))),
  };
}
