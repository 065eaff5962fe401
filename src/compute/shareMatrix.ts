import type { Matrix } from '../core/index.ts';

/** The same matrix in memory that all threads see; itself where it lies there already. */
export function shareMatrix(x: Matrix): Matrix {
  const { data, nSamples, nFeatures } = x;
  if (data.buffer instanceof SharedArrayBuffer) return x;
  const copy = new Float64Array(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return { data: copy, nSamples, nFeatures };
}
