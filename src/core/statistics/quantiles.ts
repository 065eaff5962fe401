import { placeRanks } from './selection.ts';

/** More quantiles than this are read from a full sort. */
const mostSelected = 8;

/** The values that are not missing (NaN), ascending. */
export function sortedNumbers(values: Float64Array): Float64Array {
  const numbers = numbersOf(values);
  numbers.sort();
  return numbers;
}

/**
 * Quantiles by linear interpolation (type 7 of Hyndman and Fan, 1996; NumPy's default), missing values
 * left out.
 *
 * @param probabilities each from 0 to 1
 * @returns one quantile a probability; NaN without values
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  const numbers = numbersOf(values);
  if (probabilities.length > mostSelected) numbers.sort();
  else placeRanks(numbers, ranksOf(probabilities, numbers.length));
  return probabilities.map((probability) => quantileOfSorted(numbers, probability));
}

/** One quantile; see {@link quantiles}. */
export function quantile(values: Float64Array, probability: number): number {
  return quantiles(values, [probability])[0];
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

/** A copy of the values that are not missing, in their order. */
function numbersOf(values: Float64Array): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    numbers[count] = value;
    if (!Number.isNaN(value)) count++;
  }
  return numbers.subarray(0, count);
}

/** The places that {@link quantileOfSorted} reads, ascending, each once. */
function ranksOf(probabilities: readonly number[], length: number): number[] {
  const last = length - 1;
  const read = probabilities.flatMap((probability) => {
    const below = Math.floor(last * probability);
    return [below, Math.min(below + 1, last)];
  });
  return [...new Set(read)].filter((rank) => rank >= 0 && rank <= last).toSorted((a, b) => a - b);
}
