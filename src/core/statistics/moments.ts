/** Location and spread of a column, missing values (NaN) left out. */
export interface Moments {
  /** Values that are not missing. */
  readonly count: number;
  /** NaN without values. */
  readonly mean: number;
  /** Divided by count (ddof 0); NaN without values. */
  readonly variance: number;
  /** Third standardised moment, biased (scipy's default); 0 for a constant column, NaN without values. */
  readonly skewness: number;
}

/**
 * Mean, variance and skewness in three passes. Values are shifted by the first one before they are
 * summed, and each later sum is corrected by what rounding left in the mean (Chan, Golub and LeVeque,
 * 1983), so that a large common offset costs no digits.
 */
export function moments(values: Float64Array): Moments {
  const shift = firstNumber(values);
  const { count, mean: shiftedMean, isConstant } = meanAround(values, shift);
  if (count === 0) return { count, mean: NaN, variance: NaN, skewness: NaN };
  if (isConstant) return { count, mean: shift, variance: 0, skewness: 0 };
  let sum = 0;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const deviation = value - shift - shiftedMean;
    const square = deviation * deviation;
    sum += deviation;
    squares += square;
    cubes += square * deviation;
  }
  const variance = (squares - (sum * sum) / count) / count;
  return {
    count,
    mean: shift + shiftedMean,
    variance,
    skewness: variance > 0 ? cubes / count / variance ** 1.5 : 0,
  };
}

/** Arithmetic mean, missing values left out; NaN without values. */
export function mean(values: Float64Array): number {
  return moments(values).mean;
}

/** Variance divided by count - ddof, missing values left out; NaN where that leaves nothing. */
export function variance(values: Float64Array, ddof = 0): number {
  const { count, variance } = moments(values);
  return count > ddof ? (variance * count) / (count - ddof) : NaN;
}

/** Square root of {@link variance}. */
export function standardDeviation(values: Float64Array, ddof = 0): number {
  return Math.sqrt(variance(values, ddof));
}

/** Biased skewness of the values that are not missing; 0 for a constant column. */
export function skewness(values: Float64Array): number {
  return moments(values).skewness;
}

function firstNumber(values: Float64Array): number {
  return values.find((value) => !Number.isNaN(value)) ?? NaN;
}

function meanAround(
  values: Float64Array,
  shift: number,
): { count: number; mean: number; isConstant: boolean } {
  let count = 0;
  let sum = 0;
  let isConstant = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    count++;
    sum += value - shift;
    if (value !== shift) isConstant = false;
  }
  return { count, mean: sum / count, isConstant };
}
