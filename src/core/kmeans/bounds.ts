import { squaredDistanceTo } from './distance.ts';

/** What is known about distances without computing them (Elkan, 2003; Hamerly, 2010). */
export interface Bounds {
  /** At least the distance of each row to its own centroid. */
  readonly upper: Float64Array;
  /** At most the distance of each row to any other centroid. */
  readonly lower: Float64Array;
  /**
   * Distance of each row to each centroid when it was last computed, plus the way that centroid had gone
   * by then (nSamples x nClusters): minus the way it has gone by now, it is a lower bound.
   */
  readonly marks: Float64Array;
  /** How far each centroid has gone in all. */
  readonly ways: Float64Array;
  /** How far each centroid moved last. */
  readonly shifts: Float64Array;
  /** Half the distance of each centroid to the nearest other one. */
  readonly halfGaps: Float64Array;
}

export function createBounds(nSamples: number, nClusters: number): Bounds {
  return {
    upper: new Float64Array(nSamples),
    lower: new Float64Array(nSamples),
    marks: new Float64Array(nSamples * nClusters),
    ways: new Float64Array(nClusters),
    shifts: new Float64Array(nClusters),
    halfGaps: new Float64Array(nClusters),
  };
}

/** Labels each row by its nearest centroid and sets the bounds, where `marks` hold exact distances. */
export function startFromDistances(bounds: Bounds, labels: Int32Array): void {
  const { upper, lower, marks, ways } = bounds;
  const nClusters = ways.length;
  ways.fill(0);
  for (let i = 0, m = 0; i < labels.length; i++) {
    let least = Infinity;
    let second = Infinity;
    let nearest = 0;
    for (let j = 0; j < nClusters; j++, m++) {
      const distance = marks[m];
      if (distance < least) {
        second = least;
        least = distance;
        nearest = j;
      } else if (distance < second) {
        second = distance;
      }
    }
    labels[i] = nearest;
    upper[i] = least;
    lower[i] = second;
  }
}

/** Forgets what was known about one row. */
export function forgetRow({ upper, lower, marks, ways }: Bounds, row: number): void {
  upper[row] = Infinity;
  lower[row] = 0;
  marks.fill(0, row * ways.length, (row + 1) * ways.length);
}

/** Takes note that the centroids moved by `shifts`; returns by how much the lower bounds fall. */
export function noteMoves(
  { ways, shifts, halfGaps }: Bounds,
  centroids: Float64Array,
): { first: number; largest: number; secondLargest: number } {
  const nClusters = ways.length;
  const nFeatures = centroids.length / nClusters;
  const table = { data: centroids, nSamples: nClusters, nFeatures };
  for (let i = 0; i < nClusters; i++) {
    ways[i] += shifts[i];
    let least = Infinity;
    for (let j = 0; j < nClusters; j++) {
      if (j !== i) least = Math.min(least, squaredDistanceTo(table, i, centroids, j));
    }
    halfGaps[i] = Math.sqrt(least) / 2;
  }
  return twoLargest(shifts);
}

function twoLargest(shifts: Float64Array): {
  first: number;
  largest: number;
  secondLargest: number;
} {
  let first = 0;
  let largest = 0;
  let secondLargest = 0;
  for (let j = 0; j < shifts.length; j++) {
    if (shifts[j] > largest) {
      secondLargest = largest;
      largest = shifts[j];
      first = j;
    } else if (shifts[j] > secondLargest) {
      secondLargest = shifts[j];
    }
  }
  return { first, largest, secondLargest };
}
