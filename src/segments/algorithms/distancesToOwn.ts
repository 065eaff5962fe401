import { blocksOf, type Matrix, type Rows } from '../../core/index.ts';
import { squareTo } from '../placing/index.ts';

/** Euclidean distance of each row to the centre of its cluster; NaN for a row without one. */
export function distancesToOwn(x: Rows, labels: Int32Array, centroids: Matrix): Float64Array {
  const distances = new Float64Array(x.nSamples).fill(NaN);
  let row = 0;
  for (const { data, nSamples, nFeatures } of blocksOf(x)) {
    for (let i = 0; i < nSamples; i++, row++) {
      if (labels[row] < 0) continue;
      distances[row] = Math.sqrt(squareTo(centroids, labels[row], data, i * nFeatures));
    }
  }
  return distances;
}
