import type { Matrix } from '../matrix.ts';

/**
 * Half the mean standard deviation of the columns (after Huang, 1998): a category that differs then weighs about as
 * much as numbers usually do. 1 where the numbers do not vary, or there are none.
 *
 * @param weights one a row (nSamples), or null where all are 1
 */
export function findGamma(numbers: Matrix, weights: Float64Array | null): number {
  let sum = 0;
  for (let f = 0; f < numbers.nFeatures; f++) sum += Math.sqrt(columnVariance(numbers, weights, f));
  return sum > 0 ? sum / numbers.nFeatures / 2 : 1;
}

/** Divided by the sum of the weights (ddof 0). */
function columnVariance(
  { data, nSamples, nFeatures }: Matrix,
  weights: Float64Array | null,
  column: number,
): number {
  const shift = data[column];
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0, p = column; i < nSamples; i++, p += nFeatures) {
    const weight = weights === null ? 1 : weights[i];
    const deviation = data[p] - shift;
    total += weight;
    sum += weight * deviation;
    squares += weight * deviation * deviation;
  }
  return Math.max(0, squares - (sum * sum) / total) / total;
}
