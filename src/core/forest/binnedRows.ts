import type { Matrix } from '../matrix.ts';
import { missingCode } from './featureThresholds.ts';

/**
 * Rows as bytes: the code of value (i, f) is `codes[i * stride + f]`. A row fills whole 16-byte pieces
 * with at least {@link spareBytes} to spare at its end, which belong to whoever works on the rows.
 */
export interface BinnedRows {
  readonly codes: Uint8Array;
  readonly nSamples: number;
  readonly nFeatures: number;
  readonly stride: number;
}

const spareBytes = 4;

/** Bytes from one row to the next. */
export function rowStride(nFeatures: number): number {
  return Math.ceil((nFeatures + spareBytes) / 16) * 16;
}

/**
 * Codes every value by the bin it falls into; a missing value (NaN) gets {@link missingCode}.
 *
 * @param thresholds one ascending array a feature, see `featureThresholds`
 */
export function binRows(x: Matrix, thresholds: readonly Float64Array[]): BinnedRows {
  const { data, nSamples, nFeatures } = x;
  const stride = rowStride(nFeatures);
  const codes = new Uint8Array(nSamples * stride);
  for (let f = 0; f < nFeatures; f++) {
    const steps = thresholds[f];
    for (let i = 0; i < nSamples; i++) {
      codes[i * stride + f] = codeOf(data[i * nFeatures + f], steps);
    }
  }
  return { codes, nSamples, nFeatures, stride };
}

/** How many thresholds lie below the value. */
function codeOf(value: number, thresholds: Float64Array): number {
  if (Number.isNaN(value)) return missingCode;
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (thresholds[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
