import type { QuantilePoint } from '../draw/index.ts';

export type Points = readonly QuantilePoint[];

/** Sum of one-off purchases over the tenure, where there are any. */
export const oneoffPoints: Points = [
  [0.001, 0.5],
  [0.01, 16],
  [0.05, 45],
  [0.1, 70],
  [0.25, 186],
  [0.5, 538],
  [0.75, 1_285],
  [0.9, 2_600],
  [0.95, 3_860],
  [0.99, 9_300],
  [0.999, 26_000],
  [1 - 1e-5, 48_000],
];

/** Sum of purchases in instalments over the tenure, where there are any. */
export const instalmentPoints: Points = [
  [0.001, 7.7],
  [0.01, 20],
  [0.05, 54],
  [0.1, 82],
  [0.25, 182],
  [0.5, 408],
  [0.75, 866],
  [0.9, 1_650],
  [0.95, 2_330],
  [0.99, 5_100],
  [0.999, 12_500],
  [1 - 1e-5, 26_000],
];

/** Sum of cash advances over the tenure, where there are any. */
export const cashAdvancePoints: Points = [
  [0.001, 15],
  [0.01, 20],
  [0.05, 75],
  [0.1, 134],
  [0.25, 390],
  [0.5, 1_172],
  [0.75, 2_700],
  [0.9, 4_740],
  [0.95, 6_630],
  [0.99, 11_900],
  [0.999, 25_200],
  [1 - 1e-5, 55_000],
];

export const balancePoints: Points = [
  [0.001, 0.005],
  [0.01, 0.07],
  [0.05, 8.8],
  [0.1, 23.6],
  [0.25, 128],
  [0.5, 873],
  [0.75, 2_054],
  [0.9, 4_340],
  [0.95, 5_910],
  [0.99, 9_340],
  [0.999, 14_600],
  [1 - 1e-5, 22_000],
];

export const creditLimitPoints: Points = [
  [0.0005, 150],
  [0.01, 500],
  [0.05, 1_000],
  [0.1, 1_200],
  [0.25, 1_600],
  [0.5, 3_000],
  [0.75, 6_500],
  [0.9, 9_500],
  [0.95, 12_000],
  [0.99, 17_000],
  [0.999, 21_500],
  [1 - 1e-5, 30_000],
];

/** Share of the tenure's months with a balance on the card. */
export const balanceFrequencyPoints: Points = [
  [0.005, 0.09],
  [0.02, 0.18],
  [0.05, 0.33],
  [0.1, 0.54],
  [0.17, 0.73],
  [0.24, 0.87],
  [0.3, 0.96],
  [0.31, 1],
  [0.999, 1],
];

export const oneoffMonths = monthPoints([
  0.255, 0.395, 0.495, 0.58, 0.64, 0.695, 0.74, 0.78, 0.815, 0.845, 0.88,
]);
export const instalmentMonths = monthPoints([
  0.065, 0.13, 0.187, 0.243, 0.327, 0.395, 0.444, 0.508, 0.571, 0.639, 0.714,
]);
export const cashAdvanceMonths = monthPoints([
  0.275, 0.48, 0.633, 0.751, 0.824, 0.882, 0.92, 0.953, 0.97, 0.983, 0.99,
]);

/**
 * Quantiles of "active in so large a share of the months".
 *
 * @param cumulative share of customers active in at most 1, 2, ... 11 months of twelve
 */
function monthPoints(cumulative: readonly number[]): QuantilePoint[] {
  const inner = cumulative.map((p, i): QuantilePoint => [p, (i + 1.5) / 12]);
  return [[1e-4, 1 / 12], ...inner, [1 - 1e-4, 1]];
}
