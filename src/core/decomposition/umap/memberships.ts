import type { Neighbours } from './neighbours.ts';

const nBisections = 64;
/** A row's scale is at least this share of its mean distance to its neighbours. */
const leastScale = 1e-3;

/**
 * How strongly each row belongs with each of its neighbours: exp(-(d - rho) / sigma), where rho is the distance to the
 * nearest that is not at its very place and sigma makes the strengths sum to log2(nNeighbors) (McInnes, Healy and
 * Melville, 2018, algorithm 3).
 *
 * @param nearestIsCertain whether the nearest counts as 1, as among the training rows; rho is 0 otherwise
 * @returns one strength a neighbour, 0 where there is none
 */
export function memberships(
  { nNeighbours, squares }: Neighbours,
  nNeighbors: number,
  nearestIsCertain = true,
): Float64Array {
  const target = Math.log2(nNeighbors);
  const strengths = new Float64Array(squares.length);
  for (let first = 0; first < squares.length; first += nNeighbours) {
    const distances = squares.subarray(first, first + nNeighbours).map(Math.sqrt);
    const rho = nearestIsCertain ? (distances.find((distance) => distance > 0) ?? 0) : 0;
    const sigma = Math.max(scaleOf(distances, rho, target), leastScale * mean(distances));
    distances.forEach((distance, n) => {
      const beyond = distance - rho;
      strengths[first + n] = beyond <= 0 ? 1 : Math.exp(-beyond / sigma);
    });
  }
  return strengths;
}

/** The scale at which the strengths sum to the target, by bisection. */
function scaleOf(distances: Float64Array, rho: number, target: number): number {
  let [low, high, scale] = [0, Infinity, 1];
  for (let step = 0; step < nBisections; step++) {
    let sum = 0;
    for (const distance of distances) {
      const beyond = distance - rho;
      sum += beyond > 0 ? Math.exp(-beyond / scale) : 1;
    }
    if (Math.abs(sum - target) < 1e-5) break;
    if (sum > target) high = scale;
    else low = scale;
    scale = high === Infinity ? 2 * scale : (low + high) / 2;
  }
  return scale;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
