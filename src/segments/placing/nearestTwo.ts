import { isBefore, type Matrix } from '../../core/index.ts';
import type { Placement } from './placer.ts';

/**
 * Finds the two nearest centroids of one row. The nearest is core's `assign` to the bit: squared differences
 * summed in the order of the features, of equals the lexicographically smaller.
 *
 * @param x the row's features from `start` on, without missing values
 * @param found receives the result
 */
export function findNearestTwo(
  centroids: Matrix,
  x: Float64Array,
  start: number,
  found: Placement,
): void {
  found.nearest = -1;
  found.square = Infinity;
  found.next = -1;
  found.nextSquare = Infinity;
  for (let j = 0; j < centroids.nSamples; j++) {
    const square = squareTo(centroids, j, x, start);
    if (square === Infinity) continue;
    if (isNearer(centroids, square, j, found.square, found.nearest)) {
      found.next = found.nearest;
      found.nextSquare = found.square;
      found.nearest = j;
      found.square = square;
    } else if (isNearer(centroids, square, j, found.nextSquare, found.next)) {
      found.next = j;
      found.nextSquare = square;
    }
  }
}

/** Squared distance of a row to centroid `j`, summed in the order of the features. */
export function squareTo(
  { data, nFeatures }: Matrix,
  j: number,
  x: Float64Array,
  start: number,
): number {
  const centroid = j * nFeatures;
  let sum = 0;
  for (let f = 0; f < nFeatures; f++) {
    const difference = x[start + f] - data[centroid + f];
    sum += difference * difference;
  }
  return sum;
}

function isNearer(
  centroids: Matrix,
  square: number,
  j: number,
  least: number,
  than: number,
): boolean {
  return square < least || (square === least && than >= 0 && isBefore(centroids, j, than));
}
