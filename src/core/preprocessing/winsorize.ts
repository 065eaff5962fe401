import { quantiles } from '../statistics/index.ts';

/** Values are held inside these bounds. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The bounds for winsorising: the 1st and the 99th percentile unless said otherwise; missing values
 * are left out.
 *
 * @param tail share of the values beyond each bound, from 0 to below 0.5
 * @returns NaN bounds without values
 * @throws RangeError on any other share.
 */
export function fitWinsorize(values: Float64Array, tail = 0.01): Bounds {
  if (!(tail >= 0 && tail < 0.5)) {
    throw new RangeError(`the share of each tail is ${tail}; it must be from 0 to below 0.5`);
  }
  const [lower, upper] = quantiles(values, [tail, 1 - tail]);
  return { lower, upper };
}

/** Holds each value inside the bounds; missing values stay missing. */
export function winsorize(values: Float64Array, { lower, upper }: Bounds): Float64Array {
  return values.map((value) => (value < lower ? lower : value > upper ? upper : value));
}
