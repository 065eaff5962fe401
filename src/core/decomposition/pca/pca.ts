import { checkShape } from '../../checkMatrix.ts';
import type { Matrix } from '../../matrix.ts';
import { blocksOf, type Rows } from '../../rows.ts';
import { covariance, type Covariance } from '../../statistics/index.ts';
import { symmetricEigen } from './jacobi.ts';

/** A fitted principal component analysis. */
export interface Pca {
  /** Mean of each feature (nFeatures). */
  readonly means: Float64Array;
  /** nComponents x nFeatures: unit vectors, the one along which the rows vary most first. */
  readonly components: Matrix;
  /** Variance along each component (ddof 1). */
  readonly explainedVariance: Float64Array;
  /** The same as a share of the variance of all features; 0 where nothing varies. */
  readonly explainedVarianceRatio: Float64Array;
}

/**
 * Principal component analysis (Pearson, 1901; Hotelling, 1933) by the eigenvectors of the covariance.
 * The largest entry of each component, by absolute value, is positive.
 *
 * @param nComponents 1 .. nFeatures; all when not given
 * @throws RangeError on missing or infinite values, fewer than 2 rows, or a number out of range.
 */
export function pca(x: Rows, nComponents = x.nFeatures): Pca {
  checkPca(x, nComponents);
  return pcaOf(covariance(x), nComponents);
}

/**
 * The checks of {@link pca}, but for those of each value, which are made on the sums.
 *
 * @throws RangeError as {@link pca} does.
 */
export function checkPca(x: Rows, nComponents: number): void {
  checkShape(x);
  const { nSamples, nFeatures } = x;
  if (nSamples < 2) throw new RangeError('principal components need 2 rows, there is only one');
  if (!Number.isInteger(nComponents) || nComponents < 1 || nComponents > nFeatures) {
    throw new RangeError(
      `nComponents is ${nComponents}; it must be a whole number from 1 to ${nFeatures}`,
    );
  }
}

/** The end of {@link pca}: components from covariances (ddof 1). */
export function pcaOf({ means, covariances }: Covariance, nComponents: number): Pca {
  const nFeatures = means.length;
  const { values, vectors } = symmetricEigen(covariances, nFeatures);
  // Rounding can leave an eigenvalue of a singular covariance just below 0.
  const variances = values.map((value) => Math.max(0, value));
  const total = variances.reduce((sum, value) => sum + value, 0);
  const explainedVariance = variances.slice(0, nComponents);
  return {
    means,
    components: {
      data: withLargestPositive(vectors.slice(0, nComponents * nFeatures), nFeatures),
      nSamples: nComponents,
      nFeatures,
    },
    explainedVariance,
    explainedVarianceRatio: explainedVariance.map((value) => (total > 0 ? value / total : 0)),
  };
}

/**
 * Places rows on the components of a fitted {@link pca}.
 *
 * @returns the scores, nSamples x nComponents
 * @throws RangeError when the rows have another number of features.
 */
export function pcaScores({ means, components }: Pca, x: Rows): Matrix {
  const { nFeatures, nSamples } = x;
  if (nFeatures !== components.nFeatures) {
    throw new RangeError(
      `the rows have ${nFeatures} features, the components ${components.nFeatures}; they must be the same`,
    );
  }
  const nComponents = components.nSamples;
  const data = new Float64Array(nSamples * nComponents);
  const axes = components.data;
  const centred = new Float64Array(nFeatures);
  let to = 0;
  for (const block of blocksOf(x)) {
    for (let i = 0, p = 0; i < block.nSamples; i++) {
      for (let f = 0; f < nFeatures; f++, p++) centred[f] = block.data[p] - means[f];
      for (let c = 0, at = 0; c < nComponents; c++, to++) {
        let score = 0;
        for (let f = 0; f < nFeatures; f++, at++) score += centred[f] * axes[at];
        data[to] = score;
      }
    }
  }
  return { data, nSamples, nFeatures: nComponents };
}

function withLargestPositive(vectors: Float64Array, nFeatures: number): Float64Array {
  for (let from = 0; from < vectors.length; from += nFeatures) {
    const vector = vectors.subarray(from, from + nFeatures);
    const largest = vector.reduce((most, entry) =>
      Math.abs(entry) > Math.abs(most) ? entry : most,
    );
    if (largest < 0) vector.forEach((entry, f) => (vector[f] = -entry));
  }
  return vectors;
}
