import type { Matrix } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import { featureThresholds } from './featureThresholds.ts';
import { sortNumbers } from './sortNumbers.ts';

/** Rows beyond this are sampled: about 250 values a bin place its edges well enough. */
const mostRows = 65_536;

/**
 * Thresholds of every feature, see {@link thresholdsOfFeature}.
 *
 * @returns one ascending array a feature
 */
export function fitThresholds(x: Matrix, seed: number): Float64Array[] {
  const rows = thresholdRows(x.nSamples, seed);
  return Array.from({ length: x.nFeatures }, (_, f) => thresholdsOfFeature(x, rows, f));
}

/**
 * Thresholds of one feature from some of the rows; missing values (NaN) are left out.
 *
 * @param rows of {@link thresholdRows}
 */
export function thresholdsOfFeature(x: Matrix, rows: Int32Array, feature: number): Float64Array {
  const values = presentValues(x, rows, feature);
  sortNumbers(values);
  return featureThresholds(values);
}

function presentValues({ data, nFeatures }: Matrix, rows: Int32Array, f: number): Float64Array {
  const values = new Float64Array(rows.length);
  let nPresent = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = data[rows[i] * nFeatures + f];
    if (!Number.isNaN(value)) values[nPresent++] = value;
  }
  return values.subarray(0, nPresent);
}

/** The rows that thresholds come from: all or, beyond 65,536, a random one of each of 65,536 equal stretches. */
export function thresholdRows(nSamples: number, seed: number): Int32Array {
  if (nSamples <= mostRows) return Int32Array.from({ length: nSamples }, (_, i) => i);
  const random = createRandom(splitSeed(seed, thresholdStream));
  return Int32Array.from({ length: mostRows }, (_, i) =>
    Math.floor(((i + random.next()) * nSamples) / mostRows),
  );
}

/** Keeps these draws apart from those of the trees, whose paths are 0 .. nEstimators - 1. */
const thresholdStream = 1_000_000;
