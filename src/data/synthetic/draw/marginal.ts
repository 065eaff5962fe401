import { createCurve, logit, type QuantilePoint } from './curve.ts';

/** A value for a customer of group `group`; `u` is uniform in [0, 1). */
export type Marginal = (group: number, u: number) => number;

/**
 * A column whose groups differ while the column as a whole follows given quantiles.
 *
 * Behind the column stands a mixture of logistic distributions of scale 1, one a group, around
 * `levels[group]`. Its distribution function turns a draw into a share that is uniform over all
 * groups together, and the quantile curve turns the share into a value. Two groups three levels
 * apart overlap little; at equal levels they are alike.
 *
 * @param weights share of each group among the rows that have a value in this column
 */
export function createMarginal(
  weights: readonly number[],
  levels: readonly number[],
  points: readonly QuantilePoint[],
): Marginal {
  const curve = createCurve(points);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = Float64Array.from(weights, (weight) => weight / total);
  const centres = Float64Array.from(levels);
  return (group, u) => {
    const x = centres[group] + logit(u);
    let p = 0;
    for (let g = 0; g < shares.length; g++) p += shares[g] / (1 + Math.exp(centres[g] - x));
    return curve(p);
  };
}

/**
 * A uniform number that lies within `reach` of the uniform number `u`: two columns drawn from the
 * pair rise and fall together. Steps over an end are folded back, which keeps it uniform.
 *
 * @param reach 0..1; 0 gives `u` itself
 * @param v another uniform number
 */
export function near(u: number, reach: number, v: number): number {
  const moved = Math.abs(u + reach * (2 * v - 1));
  return moved > 1 ? 2 - moved : moved;
}
