import type { ClassifierReport, Input } from '../../contract/index.ts';
import { takeRows, type Executor, type ForestFit, type Matrix } from '../../core/index.ts';
import { permutationLosses, shareRight } from './permutations.ts';

/** Held-out customers that permutation importances are computed on. */
const mostRows = 2_000;

/** Held-out customers in no order that has to do with their segments. */
interface HeldOut {
  /** nSamples x inputs */
  readonly x: Matrix;
  /** Their classes (nSamples). */
  readonly truth: Int32Array;
  /** What the forest says (nSamples). */
  readonly said: Int32Array;
}

/**
 * What the forest goes by: mean decrease in impurity, and the accuracy lost on held-out customers when a
 * column is shuffled (Breiman, 2001).
 *
 * @param fit with one feature an input
 * @returns largest impurity importance first
 */
export async function importancesOf(
  { model, impurityImportances }: Pick<ForestFit, 'model' | 'impurityImportances'>,
  { x, truth, said }: HeldOut,
  inputs: readonly Input[],
  seed: number,
  executor: Executor,
): Promise<ClassifierReport['importances']> {
  const rows = spread(x.nSamples);
  const ofRows = (values: Int32Array): Int32Array => rows.map((row) => values[row]);
  const accuracy = shareRight(ofRows(truth), ofRows(said));
  const losses = await permutationLosses(
    model,
    takeRows(x, rows),
    ofRows(truth),
    accuracy,
    seed,
    executor,
  );
  return inputs
    .map(({ name, label }, f) => ({
      feature: name,
      label,
      impurity: impurityImportances[f],
      permutation: losses[f],
    }))
    .toSorted((a, b) => b.impurity - a.impurity);
}

/** Evenly spread places, at most {@link mostRows}. */
function spread(nSamples: number): Int32Array {
  const length = Math.min(nSamples, mostRows);
  return Int32Array.from({ length }, (_, i) => Math.floor((i * nSamples) / length));
}
