import type { Random } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';

/** Share of rows drawn evenly: without them, changes inside a dense mass of rows would never be tried. */
const evenShare = 0.5;

/**
 * Draws a row to put a centroid on: evenly, or where rows lie far from their centroids.
 *
 * @param squares squared distance of each row to its centroid
 */
export function drawRow({ weights }: WeightedRows, squares: Float64Array, random: Random): number {
  if (random.next() < evenShare) return random.nextInt(squares.length);
  let total = 0;
  for (let i = 0; i < squares.length; i++) total += massOf(squares, weights, i);
  const threshold = random.next() * total;
  let sum = 0;
  for (let i = 0; i < squares.length; i++) {
    sum += massOf(squares, weights, i);
    if (sum > threshold) return i;
  }
  return squares.length - 1;
}

function massOf(squares: Float64Array, weights: Float64Array | null, i: number): number {
  return weights === null ? squares[i] : squares[i] * weights[i];
}
