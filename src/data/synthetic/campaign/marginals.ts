import type { QuantilePoint } from '../draw/index.ts';

/** Age in years; a year counts from its birthday on. */
export const agePoints: readonly QuantilePoint[] = [
  [1e-4, 18],
  [0.001, 19.5],
  [0.01, 23.5],
  [0.05, 27.5],
  [0.1, 29.5],
  [0.25, 33.5],
  [0.5, 39.6],
  [0.75, 48.6],
  [0.9, 56.7],
  [0.95, 59.7],
  [0.99, 71.5],
  [0.999, 83.5],
  [1 - 1e-5, 95],
];

/** Yearly average balance in euro: one in twelve below zero, one in thirteen at zero. */
export const balancePoints: readonly QuantilePoint[] = [
  [1e-5, -8019],
  [0.001, -1542],
  [0.0042, -922],
  [0.0208, -422],
  [0.0416, -230],
  [0.05, -172],
  [0.0625, -93],
  [0.08, -10],
  [0.0833, -1],
  [0.0835, 0],
  [0.161, 0],
  [0.1612, 1],
  [0.25, 72],
  [0.5, 448],
  [0.75, 1428],
  [0.9, 3574],
  [0.95, 5768],
  [0.99, 13_165],
  [0.999, 32_900],
  [1 - 1e-5, 102_127],
];

/** Seconds of the last call. */
export const durationPoints: readonly QuantilePoint[] = [
  [1e-4, 1],
  [0.001, 5],
  [0.01, 11],
  [0.05, 35],
  [0.1, 58],
  [0.25, 103],
  [0.5, 180],
  [0.75, 319],
  [0.9, 548],
  [0.95, 751],
  [0.99, 1269],
  [0.999, 2092],
  [1 - 1e-5, 4918],
];

/** Calls in this campaign; to be rounded. */
export const callPoints: readonly QuantilePoint[] = [
  [1e-4, 1],
  [0.388, 1.5],
  [0.665, 2.5],
  [0.787, 3.5],
  [0.865, 4.5],
  [0.904, 5.5],
  [0.932, 6.5],
  [0.96, 8.5],
  [0.974, 10.5],
  [0.99, 16.5],
  [0.999, 32.5],
  [1 - 1e-5, 63],
];

/** Days since the last call of an earlier campaign, where there was one; to be rounded. */
export const pdaysPoints: readonly QuantilePoint[] = [
  [0.001, 1],
  [0.01, 8],
  [0.05, 79],
  [0.1, 91],
  [0.25, 133],
  [0.5, 194],
  [0.75, 327],
  [0.9, 362],
  [0.95, 370],
  [0.99, 531],
  [0.999, 807],
  [1 - 1e-4, 871],
];

/** Calls before this campaign, where there were any; to be rounded. */
export const previousPoints: readonly QuantilePoint[] = [
  [1e-4, 1],
  [0.336, 1.5],
  [0.591, 2.5],
  [0.729, 3.5],
  [0.816, 4.5],
  [0.871, 5.5],
  [0.905, 6.5],
  [0.95, 9.5],
  [0.99, 17.5],
  [0.999, 37.5],
  [1 - 1e-4, 275],
];
