import { checkRows, checkShape } from '../checkMatrix.ts';
import { blocksOf, type Rows } from '../rows.ts';
import {
  covarianceBlockRows,
  covarianceShift,
  covarianceSumsLength,
  sumCovarianceBlock,
} from './covarianceSums.ts';

/** Where the rows of a matrix lie and how their features vary together. */
export interface Covariance {
  /** Mean of each feature (nFeatures). */
  readonly means: Float64Array;
  /** nFeatures x nFeatures, row-major and symmetric. */
  readonly covariances: Float64Array;
}

/**
 * Means and covariances in one pass over the rows, from sums shifted to a point among them (Chan, Golub and
 * LeVeque, 1983) and taken by blocks, so that neither a large common offset nor many rows cost digits.
 *
 * @param ddof covariances are divided by nSamples - ddof; NaN or infinite where that leaves nothing
 * @throws RangeError on missing or infinite values and an empty matrix.
 */
export function covariance(x: Rows, ddof = 1): Covariance {
  checkShape(x);
  const [first] = blocksOf(x, covarianceBlockRows);
  const shift = covarianceShift(first);
  const total = new Float64Array(covarianceSumsLength(x.nFeatures));
  const sums = new Float64Array(total.length);
  for (const block of blocksOf(x, covarianceBlockRows)) {
    sumCovarianceBlock(block, shift, sums);
    addCovarianceSums(total, sums);
  }
  return covarianceFromSums(x, shift, total, ddof);
}

/** Adds the sums of one more block; blocks are added in the order of their rows. */
export function addCovarianceSums(total: Float64Array, sums: Float64Array): void {
  for (let at = 0; at < total.length; at++) total[at] += sums[at];
}

/**
 * Means and covariances from the sums of all blocks of `x`.
 *
 * @throws RangeError on missing or infinite values: the sums betray that there are some, the rows are then
 * searched for the first.
 */
export function covarianceFromSums(
  x: Rows,
  shift: Float64Array,
  total: Float64Array,
  ddof = 1,
): Covariance {
  const { nSamples, nFeatures } = x;
  const covariances = new Float64Array(nFeatures * nFeatures);
  let isSafe = true;
  for (let f = 0, at = nFeatures; f < nFeatures; f++) {
    for (let g = 0; g <= f; g++, at++) {
      const scatter = total[at] - (total[f] / nSamples) * total[g];
      covariances[f * nFeatures + g] = scatter / (nSamples - ddof);
      covariances[g * nFeatures + f] = scatter / (nSamples - ddof);
    }
    isSafe &&= Math.abs(shift[f]) < largestShift && total[at - 1] < largestSquares;
  }
  if (!isSafe) checkRows(x);
  return { means: shift.map((value, f) => value + total[f] / nSamples), covariances };
}

/** A value beyond checkMatrix's 1e150 is this far from 0 or from a shift that is not. */
const largestShift = 0.5e150;
const largestSquares = 0.24e300;

/**
 * Pearson's correlations from covariances, at any ddof.
 *
 * @param covariances nFeatures x nFeatures
 * @returns nFeatures x nFeatures, -1 .. 1 and 1 on the diagonal; NaN where a feature is constant
 */
export function correlationMatrix({ means, covariances }: Covariance): Float64Array {
  const nFeatures = means.length;
  const deviations = means.map((_, f) => Math.sqrt(covariances[f * nFeatures + f]));
  return covariances.map((value, place) => {
    const f = Math.floor(place / nFeatures);
    const g = place % nFeatures;
    const ratio = f === g ? value / value : value / (deviations[f] * deviations[g]);
    return Math.min(1, Math.max(-1, ratio));
  });
}
