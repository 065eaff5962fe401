import type { Matrix } from '../../core/index.ts';
import { squareTo } from './nearestTwo.ts';
import type { Placement } from './placer.ts';

/**
 * The most probable cluster of a row and the next, of equals the first.
 *
 * @param shares how probable each cluster is (nClusters)
 */
export function takeTwoLargest(
  shares: Float64Array,
  means: Matrix,
  x: Float64Array,
  start: number,
  found: Placement,
): void {
  let first = 0;
  let second = -1;
  for (let k = 1; k < shares.length; k++) {
    if (shares[k] > shares[first]) {
      second = first;
      first = k;
    } else if (second < 0 || shares[k] > shares[second]) second = k;
  }
  const known = !Number.isNaN(shares[first]);
  found.nearest = known ? first : -1;
  found.square = known ? squareTo(means, first, x, start) : Infinity;
  found.next = known ? second : -1;
  found.nextSquare = known && second >= 0 ? squareTo(means, second, x, start) : Infinity;
  found.probability = known ? shares[first] : NaN;
}
