import type { Matrix } from '../../core/index.ts';

/** The rows of a matrix as lists, as a model file holds them. */
export function rowsOf({ data, nSamples, nFeatures }: Matrix): number[][] {
  return Array.from({ length: nSamples }, (_, i) =>
    Array.from(data.subarray(i * nFeatures, (i + 1) * nFeatures)),
  );
}
