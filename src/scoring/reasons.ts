import { listed } from '../features/index.ts';
import { featuresOf, type ColumnPlan } from './plan/columns.ts';
import type { ScoringPlan } from './plan/planModel.ts';
import { writeFeatures } from './prepareRow.ts';
import type { Reason, Score } from './score.ts';
import type { Reading } from './readCustomer.ts';

/** Reasons told in a sentence unless said otherwise. */
export const mostReasons = 3;

/**
 * How far one column speaks for a cluster: the sum over its features.
 *
 * @param parts what the placer weighed of each feature
 */
export function contributionOf(column: ColumnPlan, parts: Float64Array): number {
  let sum = 0;
  for (const feature of featuresOf(column)) sum += parts[feature];
  return sum;
}

/**
 * How far each feature of a row speaks for one cluster against another; see `Placer.weigh`.
 *
 * @param x features (nRows x nFeatures)
 * @param codes what `plan.condense` makes of them
 */
export function weighRow(
  { placer, weigher, nFeatures, nCodes }: ScoringPlan,
  x: Float64Array,
  row: number,
  codes: Float64Array,
  own: number,
  next: number,
  parts: Float64Array,
): number {
  if (weigher === null) return placer.weigh(x, row * nFeatures, own, next, parts);
  const features = x.subarray(row * nFeatures, (row + 1) * nFeatures);
  return weigher.weigh(features, codes, row * nCodes, own, next, parts);
}

export interface Weighed {
  /** By column, the largest contribution first. */
  readonly reasons: readonly Reason[];
  /** What speaks for the cluster whoever the customer is. */
  readonly prior: number;
}

/** Why a customer is in cluster `own` rather than in `next`. */
export function reasonsFor(
  plan: ScoringPlan,
  { values }: Reading,
  own: number,
  next: number,
): Weighed {
  const { clustered, nFeatures } = plan;
  const x = new Float64Array(nFeatures);
  for (const column of clustered) writeFeatures(column, values[column.place], x, 0);
  const parts = new Float64Array(nFeatures);
  const prior = weighRow(plan, x, 0, plan.condense(x), own, next, parts);
  const contributions = clustered.map((column) => contributionOf(column, parts));
  const margin = contributions.reduce((sum, contribution) => sum + contribution, prior);
  const reasons = clustered
    .map((column, c): Reason => {
      const { input, place, phrase } = column;
      const contribution = contributions[c];
      return {
        feature: input.name,
        label: input.label,
        contribution,
        share: margin === 0 ? 0 : contribution / margin,
        text: phrase(values[place]),
      };
    })
    .toSorted((a, b) => b.contribution - a.contribution);
  return { reasons, prior };
}

/**
 * The reasons that speak most for a customer's segment as one sentence, without its full stop: "cash advance
 * 3.1 x the average, no purchases and balance 2.2 x the average".
 *
 * @param most how many are told at most
 * @returns an empty text where there is none
 */
export function reasonsInWords({ reasons }: Pick<Score, 'reasons'>, most = mostReasons): string {
  const speaking = reasons.filter(({ contribution }) => contribution > 0);
  return listed(speaking.slice(0, most).map(({ text }) => text));
}
