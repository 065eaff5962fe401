import type { Matrix } from '../core/index.ts';
import { listed } from '../features/index.ts';
import { featuresOf, type ColumnPlan } from './plan/columns.ts';
import type { ScoringPlan } from './plan/planModel.ts';
import { writeFeatures } from './prepareRow.ts';
import type { Reason, Score } from './score.ts';
import type { Reading } from './readCustomer.ts';

/** Reasons told in a sentence unless said otherwise. */
export const mostReasons = 3;

/**
 * d²(next) - d²(own) as far as one column makes it: the sum over its features of
 * (x - next)² - (x - own)² = (own - next) (2x - next - own).
 *
 * @param x the row's features from `start` on
 */
export function contributionOf(
  column: ColumnPlan,
  { data, nFeatures }: Matrix,
  x: Float64Array,
  start: number,
  own: number,
  next: number,
): number {
  let sum = 0;
  for (const feature of featuresOf(column)) {
    const value = x[start + feature];
    const ownCentre = data[own * nFeatures + feature];
    const nextCentre = data[next * nFeatures + feature];
    sum += (ownCentre - nextCentre) * (value - nextCentre + (value - ownCentre));
  }
  return sum;
}

/** Why a customer is in cluster `own` rather than in `next`, by column, the largest contribution first. */
export function reasonsFor(
  { clustered, centroids, nFeatures }: ScoringPlan,
  { values }: Reading,
  own: number,
  next: number,
): Reason[] {
  const x = new Float64Array(nFeatures);
  for (const column of clustered) writeFeatures(column, values[column.place], x, 0);
  const contributions = clustered.map((column) =>
    contributionOf(column, centroids, x, 0, own, next),
  );
  const margin = contributions.reduce((sum, contribution) => sum + contribution, 0);
  return clustered
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
