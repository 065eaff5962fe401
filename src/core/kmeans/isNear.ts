import type { Standing } from './descent.ts';
import { squaredDistance } from './distance.ts';

/** A descent whose inertia is higher than that of its end by no more than this share may be near it. */
const closeInertia = 3e-3;

/** Squared distance from a centroid to its counterpart, as a share of that to any other. */
const closeCentroid = 1e-2;

/**
 * Whether a descent is about to end at another clustering: its inertia is a little higher, and each of its centroids
 * lies close to one of the other's, no two to the same.
 *
 * @param end of as many clusters
 */
export function isNear(standing: Standing, end: Standing, nFeatures: number): boolean {
  const excess = standing.inertia - end.inertia;
  if (excess < 0 || excess > closeInertia * end.inertia) return false;
  const taken = new Set<number>();
  for (let p = 0; p < standing.centroids.length; p += nFeatures) {
    const counterpart = counterpartOf(standing.centroids, p, end.centroids, nFeatures);
    if (counterpart < 0 || taken.has(counterpart)) return false;
    taken.add(counterpart);
  }
  return true;
}

/** Where the centroid close to that at place p begins; -1 where none is. */
function counterpartOf(
  centroids: Float64Array,
  p: number,
  others: Float64Array,
  nFeatures: number,
): number {
  let nearest = -1;
  let least = Infinity;
  let next = Infinity;
  for (let q = 0; q < others.length; q += nFeatures) {
    const square = squaredDistance(centroids, p, others, q, nFeatures);
    if (square < least) {
      next = least;
      least = square;
      nearest = q;
    } else if (square < next) next = square;
  }
  return least <= closeCentroid * next ? nearest : -1;
}
