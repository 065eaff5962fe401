import { moments } from '../statistics/index.ts';
import { minimumBetween } from './minimum.ts';

const smallestLambda = -20;
const largestLambda = 20;

/**
 * The power transform of Yeo and Johnson (2000): monotone, 0 stays 0, and both signs are allowed.
 *
 * @param lambda 1 leaves the value as it is; below 1 draws in a tail on the right
 */
export function yeoJohnson(value: number, lambda: number): number {
  return value >= 0 ? boxCoxOfOnePlus(value, lambda) : -boxCoxOfOnePlus(-value, 2 - lambda);
}

/** ((1 + value)^power - 1) / power, and log(1 + value) at 0, without loss of digits in between. */
function boxCoxOfOnePlus(value: number, power: number): number {
  const logarithm = Math.log1p(value);
  return Math.abs(power) < 1e-12 ? logarithm : Math.expm1(power * logarithm) / power;
}

/**
 * The lambda under which the values are most likely to be normal, by Brent's method between -20 and 20.
 * Missing values are left out; a constant or empty column gets 1.
 */
export function fitYeoJohnson(values: Float64Array): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  const { variance } = moments(numbers);
  if (!(variance > 0)) return 1;
  const sumOfLogs = numbers.reduce(
    (sum, value) => sum + Math.sign(value) * Math.log1p(Math.abs(value)),
    0,
  );
  return minimumBetween(
    (lambda) => lossOf(numbers, sumOfLogs, lambda),
    smallestLambda,
    largestLambda,
  );
}

/** Negative log-likelihood up to a constant; infinite where the values overflow or collapse. */
function lossOf(numbers: Float64Array, sumOfLogs: number, lambda: number): number {
  const { variance } = moments(numbers.map((value) => yeoJohnson(value, lambda)));
  if (!(variance > Number.MIN_VALUE && variance < Number.MAX_VALUE)) return Infinity;
  return (numbers.length / 2) * Math.log(variance) - (lambda - 1) * sumOfLogs;
}
