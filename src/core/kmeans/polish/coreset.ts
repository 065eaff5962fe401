import { takeRows } from '../../matrix.ts';
import type { Random } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';
import { writeDistances } from '../distance.ts';
import { nearestOf } from './nearest.ts';

/**
 * A weighted sample that stands for all rows: half of it drawn evenly, half by the squared distance to the
 * centroids of a good clustering, so that the few far rows that decide an inertia are in it (Bachem, Lucic
 * and Krause, 2018).
 *
 * @param size rows to expect; each one is drawn by itself, so there may be a few more or less
 */
export function coreset(
  { x, weights }: WeightedRows,
  centroids: Float64Array,
  size: number,
  random: Random,
): WeightedRows {
  const nClusters = centroids.length / x.nFeatures;
  const distances = new Float64Array(x.nSamples * nClusters);
  writeDistances(x, centroids, distances);
  const costs = nearestOf(distances, nClusters).first;
  if (weights !== null) weights.forEach((weight, i) => (costs[i] *= weight));
  const totalCost = costs.reduce((sum, cost) => sum + cost, 0);
  const totalMass = weights?.reduce((sum, weight) => sum + weight, 0) ?? x.nSamples;
  const probabilities = costs.map((cost, i) => {
    const mass = (weights?.[i] ?? 1) / totalMass;
    return Math.min(1, (size / 2) * (mass + (totalCost > 0 ? cost / totalCost : mass)));
  });
  const drawn = Int32Array.from(probabilities.keys()).filter(
    (i) => random.next() < probabilities[i],
  );
  return {
    x: takeRows(x, drawn),
    weights: Float64Array.from(drawn, (i) => (weights?.[i] ?? 1) / probabilities[i]),
  };
}
