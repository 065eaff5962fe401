import type { Input, Rules, Segment } from '../contract/index.ts';
import type { Executor, ExecutorHooks } from '../core/index.ts';
import { fitClassifier, segmentRules, type FittedClassifier } from '../scoring/index.ts';
import { labelsOfTable } from '../segments/index.ts';
import type { PreparedFeatures } from './features.ts';

/** How customers of one segment can be told from the others: by a forest, and by rules that people can read. */
export interface TellingApart {
  readonly classifier: FittedClassifier | null;
  readonly rules: Rules | null;
}

/**
 * Fits both on the columns in their own unit.
 *
 * @param labels cluster of each row of the feature matrix
 * @throws an AbortError when `hooks.signal` aborts
 */
export async function tellApart(
  { table, matrix }: PreparedFeatures,
  labels: Int32Array,
  inputs: readonly Input[],
  options: { readonly segments: readonly Segment[]; readonly seed: number },
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<TellingApart> {
  const ofTable = labelsOfTable(labels, matrix.rows, table.nRows);
  return {
    classifier: await fitClassifier(table, ofTable, inputs, executor, options, hooks),
    rules: segmentRules(table, ofTable, inputs, options),
  };
}
