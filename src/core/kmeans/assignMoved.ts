import type { Matrix } from '../matrix.ts';
import { noteMoves, type Bounds } from './bounds.ts';
import { squaredDistance } from './distance.ts';
import { moveRow, type Sums } from './sums.ts';

/**
 * Finds each row's nearest centroid after the centroids moved by `bounds.shifts`, computing distances only
 * where the bounds leave room for a change. Checks nothing.
 *
 * @param sums kept up to date with the rows that change, where given
 * @returns how many rows changed their cluster
 */
export function assignMoved(
  x: Matrix,
  centroids: Float64Array,
  labels: Int32Array,
  bounds: Bounds,
  sums: Sums | null,
): number {
  const { data, nSamples, nFeatures } = x;
  const { upper, lower, marks, ways, shifts, halfGaps } = bounds;
  const nClusters = ways.length;
  const { first, largest, secondLargest } = noteMoves(bounds, centroids);
  let changed = 0;
  for (let i = 0; i < nSamples; i++) {
    const own = labels[i];
    const below = lower[i] - (own === first ? secondLargest : largest);
    const above = upper[i] + shifts[own];
    lower[i] = below;
    upper[i] = above;
    if (above < below || above < halfGaps[own]) continue;

    const from = i * nFeatures;
    const mark = i * nClusters;
    let nearest = own;
    let least = above;
    let second = Infinity;
    let isExact = false;
    for (let j = 0; j < nClusters; j++) {
      if (j === own) continue;
      let distance = marks[mark + j] - ways[j];
      if (distance <= least && !isExact) {
        isExact = true;
        least = Math.sqrt(squaredDistance(data, from, centroids, own * nFeatures, nFeatures));
        marks[mark + own] = least + ways[own];
      }
      if (distance <= least) {
        distance = Math.sqrt(squaredDistance(data, from, centroids, j * nFeatures, nFeatures));
        marks[mark + j] = distance + ways[j];
      }
      if (distance < least) {
        second = least;
        least = distance;
        nearest = j;
      } else if (distance < second) {
        second = distance;
      }
    }
    upper[i] = least;
    lower[i] = second;
    if (nearest === own) continue;
    labels[i] = nearest;
    changed++;
    if (sums !== null) moveRow(x, i, 1, own, nearest, sums);
  }
  return changed;
}
