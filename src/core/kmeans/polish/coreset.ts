import { takeRows } from '../../matrix.ts';
import type { Random } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';

/**
 * A weighted sample that stands for all rows: half of it drawn evenly, half by the squared distance to the
 * centroids of a good clustering, so that the few far rows that decide an inertia are in it (Bachem, Lucic
 * and Krause, 2018). Drawn systematically (Madow, 1949): one random number, one step a row.
 *
 * @param squares squared distance of each row to its nearest centroid
 * @param size most rows to draw; a row that must be in it leaves fewer for the others
 */
export function coreset(
  { x, weights }: WeightedRows,
  squares: ArrayLike<number>,
  size: number,
  random: Random,
): WeightedRows {
  const { nSamples } = x;
  let totalCost = 0;
  let totalMass = 0;
  for (let i = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    totalMass += weight;
    totalCost += weight * squares[i];
  }
  const evenRate = (totalCost > 0 ? size / 2 : size) / totalMass;
  const costRate = totalCost > 0 ? size / 2 / totalCost : 0;
  const drawn: number[] = [];
  const drawnWeights: number[] = [];
  let passed = 0;
  let next = random.next();
  for (let i = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    const probability = Math.min(1, weight * (evenRate + costRate * squares[i]));
    passed += probability;
    if (passed <= next) continue;
    next++;
    drawn.push(i);
    drawnWeights.push(weight / probability);
  }
  return {
    x: takeRows(x, Int32Array.from(drawn)),
    weights: Float64Array.from(drawnWeights),
  };
}
