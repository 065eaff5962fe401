import type { Matrix } from '../core/index.ts';

/** The same matrix in memory that all threads see. */
export function shareMatrix({ data, nSamples, nFeatures }: Matrix): Matrix {
  const copy = new Float64Array(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return { data: copy, nSamples, nFeatures };
}
