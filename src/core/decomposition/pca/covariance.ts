import type { Matrix } from '../../matrix.ts';

/** Mean of each column (nFeatures), summed from the first row on, so that an offset costs no digits. */
export function columnMeans({ data, nSamples, nFeatures }: Matrix): Float64Array {
  const means = new Float64Array(nFeatures);
  for (let i = 0, p = 0; i < nSamples; i++) {
    for (let f = 0; f < nFeatures; f++, p++) means[f] += data[p] - data[f];
  }
  return means.map((sum, f) => sum / nSamples + data[f]);
}

/** Covariance of the columns (ddof 1), nFeatures x nFeatures, from centred values. */
export function covariance(
  { data, nSamples, nFeatures }: Matrix,
  means: Float64Array,
): Float64Array {
  const sums = new Float64Array(nFeatures * nFeatures);
  const centred = new Float64Array(nFeatures);
  for (let i = 0, p = 0; i < nSamples; i++) {
    for (let f = 0; f < nFeatures; f++, p++) centred[f] = data[p] - means[f];
    for (let f = 0; f < nFeatures; f++) {
      for (let g = f; g < nFeatures; g++) sums[f * nFeatures + g] += centred[f] * centred[g];
    }
  }
  return sums.map((_, place) => {
    const f = Math.floor(place / nFeatures);
    const g = place % nFeatures;
    return sums[Math.min(f, g) * nFeatures + Math.max(f, g)] / (nSamples - 1);
  });
}
