import type { Matrix } from '../matrix.ts';
import type { Random } from '../random/index.ts';
import { squaredDistance } from './distance.ts';

/**
 * Starting centroids by greedy k-means++ (Arthur and Vassilvitskii, 2007): each one is the best of
 * 2 + floor(ln k) rows, drawn with probability proportional to the squared distance to those before.
 * Checks nothing.
 *
 * @param weights one a row (nSamples), all above 0, or null
 * @returns nClusters x nFeatures, row-major
 */
export function plusPlus(
  x: Matrix,
  weights: Float64Array | null,
  nClusters: number,
  random: Random,
): Float64Array {
  const { data, nSamples, nFeatures } = x;
  const centroids = new Float64Array(nClusters * nFeatures);
  const nTrials = nTrialsOf(nClusters);
  let nearest = new Float64Array(nSamples).fill(Infinity);
  let trial = new Float64Array(nSamples);
  let best = new Float64Array(nSamples);
  let total = 0;
  for (let j = 0; j < nClusters; j++) {
    let bestRow = 0;
    let bestTotal = Infinity;
    for (let t = 0; t < (j === 0 ? 1 : nTrials); t++) {
      const row =
        j === 0
          ? drawStart(weights, nSamples, random)
          : rowAt(nearest, weights, random.next() * total);
      const trialTotal = potential(x, weights, row, nearest, trial);
      if (!isLower(trialTotal, bestTotal)) continue;
      bestRow = row;
      bestTotal = trialTotal;
      [best, trial] = [trial, best];
    }
    [nearest, best] = [best, nearest];
    total = bestTotal;
    const from = bestRow * nFeatures;
    centroids.set(data.subarray(from, from + nFeatures), j * nFeatures);
  }
  return centroids;
}

/** Two rows that lie alone together are equally good; rounding shall not choose between them. */
const sameTotal = 1e-6;

/** Whether what remains with one candidate is less than what remains with an earlier one. */
export function isLower(total: number, best: number): boolean {
  return total < best * (1 - sameTotal);
}

/** Rows tried for each centroid but the first. */
export function nTrialsOf(nClusters: number): number {
  return 2 + Math.floor(Math.log(nClusters));
}

/** The row of the first centroid, by weight. */
export function drawStart(
  weights: ArrayLike<number> | null,
  nSamples: number,
  random: Random,
): number {
  if (weights === null) return random.nextInt(nSamples);
  let total = 0;
  for (let i = 0; i < nSamples; i++) total += weights[i];
  return rowAt(weights, null, random.next() * total);
}

/** First row at which the running sum of masses passes the threshold; rows without mass are never drawn. */
export function rowAt(
  masses: ArrayLike<number>,
  weights: ArrayLike<number> | null,
  threshold: number,
): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < masses.length; i++) {
    const mass = weights === null ? masses[i] : masses[i] * weights[i];
    if (mass === 0) continue;
    sum += mass;
    last = i;
    if (sum > threshold) break;
  }
  return last;
}

/** Writes each row's squared distance to the nearest centroid if `row` became one; returns their sum. */
function potential(
  x: Matrix,
  weights: Float64Array | null,
  row: number,
  nearest: Float64Array,
  result: Float64Array,
): number {
  const { data, nSamples, nFeatures } = x;
  const centre = data.slice(row * nFeatures, (row + 1) * nFeatures);
  let total = 0;
  for (let i = 0, p = 0; i < nSamples; i++, p += nFeatures) {
    const least = Math.min(squaredDistance(data, p, centre, 0, nFeatures), nearest[i]);
    result[i] = least;
    total += weights === null ? least : least * weights[i];
  }
  return total;
}
