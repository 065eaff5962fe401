import type { Matrix } from '../matrix.ts';
import type { WeightedRows } from './descent.ts';

/** What the means of the clusters are made of. */
export interface Sums {
  /** Weighted sum of the rows of each cluster (nClusters x nFeatures). */
  readonly totals: Float64Array;
  /** Sum of the weights of each cluster. */
  readonly masses: Float64Array;
  /** Rows of each cluster. */
  readonly counts: Int32Array;
}

export function createSums(nClusters: number, nFeatures: number): Sums {
  return {
    totals: new Float64Array(nClusters * nFeatures),
    masses: new Float64Array(nClusters),
    counts: new Int32Array(nClusters),
  };
}

/** Sums all rows afresh, in their order. */
export function sumUp({ x, weights }: WeightedRows, labels: Int32Array, sums: Sums): void {
  const { totals, masses, counts } = sums;
  const { data, nSamples, nFeatures } = x;
  totals.fill(0);
  masses.fill(0);
  counts.fill(0);
  for (let i = 0, p = 0; i < nSamples; i++) {
    const label = labels[i];
    const weight = weights === null ? 1 : weights[i];
    const q = label * nFeatures;
    for (let f = 0; f < nFeatures; f++) totals[q + f] += weight * data[p++];
    masses[label] += weight;
    counts[label]++;
  }
}

/** Takes one row out of one cluster's sums and adds it to another's. */
export function moveRow(
  { data, nFeatures }: Matrix,
  row: number,
  weight: number,
  from: number,
  to: number,
  { totals, masses, counts }: Sums,
): void {
  const p = row * nFeatures;
  const left = from * nFeatures;
  const right = to * nFeatures;
  for (let f = 0; f < nFeatures; f++) {
    const value = weight * data[p + f];
    totals[left + f] -= value;
    totals[right + f] += value;
  }
  masses[from] -= weight;
  masses[to] += weight;
  counts[from]--;
  counts[to]++;
}

/**
 * Moves each centroid to the mean of its cluster; one without rows stays where it is.
 *
 * @param shifts receives how far each one moved (nClusters)
 * @returns the sum of the squared moves
 */
export function writeMeans(
  { totals, masses, counts }: Sums,
  centroids: Float64Array,
  shifts: Float64Array,
): number {
  const nFeatures = totals.length / counts.length;
  let moved = 0;
  for (let j = 0; j < counts.length; j++) {
    let square = 0;
    for (let q = j * nFeatures; counts[j] > 0 && q < (j + 1) * nFeatures; q++) {
      const mean = totals[q] / masses[j];
      const difference = mean - centroids[q];
      centroids[q] = mean;
      square += difference * difference;
    }
    shifts[j] = Math.sqrt(square);
    moved += square;
  }
  return moved;
}
