/**
 * Inverse of the lower Cholesky factor of a covariance matrix: the matrix W that whitens,
 * (x - mean)' C^-1 (x - mean) = |W (x - mean)|^2.
 *
 * @param covariance nFeatures x nFeatures, row-major, symmetric; only the lower triangle is read
 * @returns the lower triangle of W, row by row; null when the covariance is not positive definite
 */
export function whiteningFactor(covariance: Float64Array, nFeatures: number): Float64Array | null {
  const factor = choleskyFactor(covariance, nFeatures);
  return factor === null ? null : invertTriangle(factor, nFeatures);
}

/** Lower triangle L, row by row, of C = L L' (Cholesky); null when C is not positive definite. */
function choleskyFactor(covariance: Float64Array, nFeatures: number): Float64Array | null {
  const factor = new Float64Array((nFeatures * (nFeatures + 1)) / 2);
  for (let i = 0, row = 0; i < nFeatures; row += ++i) {
    for (let j = 0, other = 0; j <= i; other += ++j) {
      let rest = covariance[i * nFeatures + j];
      for (let f = 0; f < j; f++) rest -= factor[row + f] * factor[other + f];
      if (j < i) factor[row + j] = rest / factor[other + j];
      else if (rest > 0) factor[row + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return factor;
}

function invertTriangle(factor: Float64Array, nFeatures: number): Float64Array {
  const inverse = new Float64Array(factor.length);
  for (let i = 0, row = 0; i < nFeatures; row += ++i) {
    const pivot = factor[row + i];
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let f = j; f < i; f++) sum += factor[row + f] * inverse[(f * (f + 1)) / 2 + j];
      inverse[row + j] = -sum / pivot;
    }
    inverse[row + i] = 1 / pivot;
  }
  return inverse;
}
