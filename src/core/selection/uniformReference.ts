import { pca, pcaScores } from '../decomposition/pca/index.ts';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';

/** A box along the principal components, or along the features, that holds all rows. */
export interface ReferenceBox {
  readonly nSamples: number;
  readonly means: Float64Array;
  /** nFeatures x nFeatures: the directions of its edges, one a row. */
  readonly components: Matrix;
  /** Smallest and largest score along each direction. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The box that reference data are drawn from (Tibshirani, Walther and Hastie, 2001): along the principal
 * components (their method b) or along the features (method a).
 *
 * @throws RangeError on missing or infinite values, or fewer than 2 rows.
 */
export function referenceBox(x: Matrix, principalAxes = true): ReferenceBox {
  const fitted = pca(x);
  const { means } = fitted;
  const components = principalAxes ? fitted.components : identity(x.nFeatures);
  const scores = pcaScores({ ...fitted, components }, x);
  const lower = new Float64Array(x.nFeatures).fill(Infinity);
  const upper = new Float64Array(x.nFeatures).fill(-Infinity);
  scores.data.forEach((score, place) => {
    const c = place % x.nFeatures;
    lower[c] = Math.min(lower[c], score);
    upper[c] = Math.max(upper[c], score);
  });
  return { nSamples: x.nSamples, means, components, lower, upper };
}

/**
 * Rows spread evenly over the box: data without clusters, but with the shape of the real ones.
 *
 * @param seed whole number, 0 .. 2^32 - 1
 * @returns as many rows and features as the data the box was made for
 */
export function uniformReference(box: ReferenceBox, seed: number): Matrix {
  const { nSamples, means, components, lower, upper } = box;
  const nFeatures = means.length;
  const random = createRandom(seed);
  const data = new Float64Array(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const row = data.subarray(i * nFeatures, (i + 1) * nFeatures);
    row.set(means);
    for (let c = 0; c < nFeatures; c++) {
      const score = lower[c] + random.next() * (upper[c] - lower[c]);
      for (let f = 0; f < nFeatures; f++) row[f] += score * components.data[c * nFeatures + f];
    }
  }
  return { data, nSamples, nFeatures };
}

function identity(size: number): Matrix {
  const data = new Float64Array(size * size);
  for (let f = 0; f < size; f++) data[f * size + f] = 1;
  return { data, nSamples: size, nFeatures: size };
}
