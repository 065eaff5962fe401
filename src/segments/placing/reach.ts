import type { HdbscanFile } from '../../contract/index.ts';
import { matrixFromRows } from '../../core/index.ts';
import { squareTo } from './nearestTwo.ts';
import type { Placer } from './placer.ts';

/** Rounding of distances, as a share of them. */
const rounding = 1e-9;

/** Places each row with the cluster of the nearest mean that it lies within reach of, or with none. */
export function reachPlacer(model: HdbscanFile): Placer {
  const { clusters, radii, memberships } = model;
  const centroids = matrixFromRows(model.centroids);
  const means = matrixFromRows(model.representatives);
  const { nFeatures } = means;
  const reach = radii.map((radius) => (radius * (1 + rounding)) ** 2);
  /** The mean of a cluster that is nearest to a row. */
  const nearestOf = (cluster: number, x: Float64Array, start: number): number => {
    let [best, least] = [-1, Infinity];
    for (let m = 0; m < means.nSamples; m++) {
      if (clusters[m] !== cluster) continue;
      const square = squareTo(means, m, x, start);
      if (square < least) [best, least] = [m, square];
    }
    return best;
  };
  const findMean = (x: Float64Array, start: number): number => {
    let [best, least] = [-1, Infinity];
    for (let m = 0; m < means.nSamples; m++) {
      const square = squareTo(means, m, x, start);
      if (square <= reach[m] && square < least) [best, least] = [m, square];
    }
    return best;
  };
  const nextTo = (cluster: number, x: Float64Array, start: number): number => {
    let [next, least] = [-1, Infinity];
    for (let m = 0; m < means.nSamples; m++) {
      if (clusters[m] === cluster) continue;
      const square = squareTo(means, m, x, start);
      if (square < least) [next, least] = [clusters[m], square];
    }
    return next;
  };
  return {
    centroids,
    hasProbabilities: true,
    place: (x, start, found) => {
      const mean = findMean(x, start);
      const own = mean < 0 ? -1 : clusters[mean];
      const next = own < 0 ? -1 : nextTo(own, x, start);
      found.isNoise = own < 0;
      found.nearest = own;
      found.square = own < 0 ? Infinity : squareTo(centroids, own, x, start);
      found.next = next;
      found.nextSquare = next < 0 ? Infinity : squareTo(centroids, next, x, start);
      found.probability = own < 0 ? NaN : memberships[mean];
    },
    probabilities: (x, start, into) => {
      into.fill(0);
      const mean = findMean(x, start);
      if (mean >= 0) into[clusters[mean]] = memberships[mean];
    },
    weigh: (x, start, own, next, parts) => {
      const [a, b] = [nearestOf(own, x, start), nearestOf(next, x, start)];
      for (let f = 0; f < nFeatures; f++) {
        const ownMean = means.data[a * nFeatures + f];
        const nextMean = means.data[b * nFeatures + f];
        const value = x[start + f];
        parts[f] = (ownMean - nextMean) * (value - nextMean + (value - ownMean));
      }
      return 0;
    },
    slope: (x, own, next, into) => {
      const [a, b] = [nearestOf(own, x, 0), nearestOf(next, x, 0)];
      for (let f = 0; f < nFeatures; f++) {
        into[f] = 2 * (means.data[a * nFeatures + f] - means.data[b * nFeatures + f]);
      }
    },
  };
}
