import type { Matrix } from '../../core/index.ts';
import { findNearestTwo } from './nearestTwo.ts';
import type { Placer } from './placer.ts';

/** Places each row with the nearest centre, as core's `assign` does. */
export function nearestCentrePlacer(centroids: Matrix): Placer {
  return {
    centroids,
    hasProbabilities: false,
    place: (x, start, found) => findNearestTwo(centroids, x, start, found),
    probabilities: () => {},
    weigh: (x, start, own, next, parts) => {
      weighSquares(centroids, x, start, own, next, parts);
      return 0;
    },
    slope: (_, own, next, into) => {
      const { data, nFeatures } = centroids;
      for (let f = 0; f < nFeatures; f++) {
        into[f] = 2 * (data[own * nFeatures + f] - data[next * nFeatures + f]);
      }
    },
  };
}

/** d²(next) - d²(own) by feature: (x - next)² - (x - own)² = (own - next) (2x - next - own). */
function weighSquares(
  { data, nFeatures }: Matrix,
  x: Float64Array,
  start: number,
  own: number,
  next: number,
  parts: Float64Array,
): void {
  for (let f = 0; f < nFeatures; f++) {
    const value = x[start + f];
    const ownCentre = data[own * nFeatures + f];
    const nextCentre = data[next * nFeatures + f];
    parts[f] = (ownCentre - nextCentre) * (value - nextCentre + (value - ownCentre));
  }
}
