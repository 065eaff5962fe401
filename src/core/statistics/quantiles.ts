/** The values that are not missing (NaN), ascending. */
export function sortedNumbers(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).toSorted();
}

/**
 * Quantiles by linear interpolation (type 7 of Hyndman and Fan, 1996; NumPy's default), missing values
 * left out.
 *
 * @param probabilities each from 0 to 1
 * @returns one quantile a probability; NaN without values
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  const sorted = sortedNumbers(values);
  return probabilities.map((probability) => quantileOfSorted(sorted, probability));
}

/** One quantile; see {@link quantiles}. */
export function quantile(values: Float64Array, probability: number): number {
  return quantileOfSorted(sortedNumbers(values), probability);
}

/** The middle value, missing values left out; NaN without values. */
export function median(values: Float64Array): number {
  return quantile(values, 0.5);
}

/**
 * A quantile of values that are ascending and free of NaN, which is not checked.
 *
 * @throws RangeError when the probability is not from 0 to 1.
 */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`the probability of a quantile is ${probability}; it must be from 0 to 1`);
  }
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const lower = sorted[below];
  const upper = sorted[Math.min(below + 1, sorted.length - 1)];
  return lower === upper ? lower : lower + (upper - lower) * (position - below);
}
