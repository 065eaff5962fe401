import type { Limits } from '../../core/index.ts';
import { massPlace, sumsStride } from '../kernels/kMeans.ts';

/** A descent on packed rows, in their unit. */
export interface PackedDescent {
  readonly nClusters: number;
  /** nClusters x nFeatures. */
  readonly centroids: Float64Array;
  nIter: number;
  converged: boolean;
}

/** Packed rows and their labels, as arrays. */
export interface LabelledRows {
  readonly x: Float32Array;
  readonly labels: Uint16Array;
  readonly nSamples: number;
  readonly nFeatures: number;
}

/** Rows in a cluster. */
export function countOf(sums: Float64Array, cluster: number, nFeatures: number): number {
  return sums[cluster * sumsStride(nFeatures) + massPlace(nFeatures) + 1];
}

/**
 * Moves each centroid to the mean of its cluster; one without rows stays.
 *
 * @param sums of all rows, nClusters x sumsStride
 * @returns the sum of the squared moves
 */
export function moveToMeans(
  sums: Float64Array,
  centroids: Float64Array,
  nFeatures: number,
): number {
  const stride = sumsStride(nFeatures);
  let moved = 0;
  for (let j = 0, q = 0; q < centroids.length; j++, q += nFeatures) {
    if (countOf(sums, j, nFeatures) === 0) continue;
    const mass = sums[j * stride + massPlace(nFeatures)];
    for (let f = 0; f < nFeatures; f++) {
      const mean = sums[j * stride + f] / mass;
      moved += (mean - centroids[q + f]) ** 2;
      centroids[q + f] = mean;
    }
  }
  return moved;
}

/** Takes note of one iteration; says whether the descent goes on. */
export function goesOn(
  descent: PackedDescent,
  moved: number,
  changed: number,
  { maxIter, tolerance }: Limits,
): boolean {
  descent.nIter++;
  descent.converged = changed === 0 || moved <= tolerance;
  return !descent.converged && descent.nIter < maxIter;
}

/** Inertia of the rows around the means of their clusters: all squares less those of the means. */
export function inertiaOfSums(squares: number, sums: Float64Array, nFeatures: number): number {
  const stride = sumsStride(nFeatures);
  let inertia = squares;
  for (let j = 0; j * stride < sums.length; j++) {
    if (countOf(sums, j, nFeatures) === 0) continue;
    const mass = sums[j * stride + massPlace(nFeatures)];
    for (let f = 0; f < nFeatures; f++) inertia -= sums[j * stride + f] ** 2 / mass;
  }
  return Math.max(0, inertia);
}

/** The row farthest from its own centroid, out of clusters that keep another one; -1 if all lie on theirs. */
export function farthestRow(
  { x, labels, nSamples, nFeatures }: LabelledRows,
  centroids: Float64Array,
  sums: Float64Array,
): number {
  let farthest = -1;
  let most = 0;
  for (let i = 0; i < nSamples; i++) {
    if (countOf(sums, labels[i], nFeatures) < 2) continue;
    const from = (i - (i % 4)) * nFeatures + (i % 4);
    let square = 0;
    for (let f = 0, q = labels[i] * nFeatures; f < nFeatures; f++, q++) {
      square += (x[from + 4 * f] - centroids[q]) ** 2;
    }
    if (square <= most) continue;
    most = square;
    farthest = i;
  }
  return farthest;
}

/** Gives one row to another cluster, in its label and in the sums it is part of. */
export function giveRow(
  { x, labels, nFeatures }: LabelledRows,
  row: number,
  weight: number,
  to: number,
  sums: Float64Array,
): void {
  const stride = sumsStride(nFeatures);
  const was = labels[row] * stride;
  const is = to * stride;
  const from = (row - (row % 4)) * nFeatures + (row % 4);
  for (let f = 0; f < nFeatures; f++) {
    sums[was + f] -= x[from + 4 * f] * weight;
    sums[is + f] += x[from + 4 * f] * weight;
  }
  const mass = massPlace(nFeatures);
  sums[was + mass] -= weight;
  sums[is + mass] += weight;
  sums[was + mass + 1]--;
  sums[is + mass + 1]++;
  labels[row] = to;
}
