import type { Matrix } from '../../core/index.ts';
import { squareTo } from '../placing/index.ts';

/** Euclidean distance of each row to the centre of its cluster; NaN for a row without one. */
export function distancesToOwn(x: Matrix, labels: Int32Array, centroids: Matrix): Float64Array {
  return Float64Array.from(labels, (label, i) =>
    label < 0 ? NaN : Math.sqrt(squareTo(centroids, label, x.data, i * x.nFeatures)),
  );
}
