import type { WeightedRows } from '../descent.ts';

/**
 * The two means on either side of a cut through the mean of one feature, for the features where the cut
 * takes away most of the spread.
 *
 * @returns at most `most` pairs of centroids (2 x nFeatures), best cut first
 */
export function cutsOf(rows: WeightedRows, most: number): Float64Array[] {
  const { nFeatures } = rows.x;
  const means = meansOf(rows);
  const gains = gainsOf(rows, means);
  return Array.from({ length: nFeatures }, (_, f) => f)
    .filter((f) => gains[f] > 0)
    .toSorted((f, g) => gains[g] - gains[f])
    .slice(0, most)
    .map((f) => sidesOf(rows, f, means[f]));
}

function meansOf({ x, weights }: WeightedRows): Float64Array {
  const { data, nSamples, nFeatures } = x;
  const means = new Float64Array(nFeatures);
  let mass = 0;
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    mass += weight;
    for (let f = 0; f < nFeatures; f++, p++) means[f] += weight * data[p];
  }
  return means.map((total) => total / mass);
}

/** By how much each feature's own sum of squares falls when it is cut at its mean. */
function gainsOf({ x, weights }: WeightedRows, means: Float64Array): Float64Array {
  const { data, nSamples, nFeatures } = x;
  const above = new Float64Array(nFeatures);
  const sums = new Float64Array(nFeatures);
  let mass = 0;
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    mass += weight;
    for (let f = 0; f < nFeatures; f++, p++) {
      const deviation = data[p] - means[f];
      if (deviation <= 0) continue;
      above[f] += weight;
      sums[f] += weight * deviation;
    }
  }
  return sums.map((sum, f) => (sum > 0 ? sum * sum * (1 / above[f] + 1 / (mass - above[f])) : 0));
}

function sidesOf({ x, weights }: WeightedRows, feature: number, at: number): Float64Array {
  const { data, nSamples, nFeatures } = x;
  const sides = new Float64Array(2 * nFeatures);
  const masses = [0, 0];
  for (let i = 0, p = 0; i < nSamples; i++) {
    const side = data[p + feature] > at ? 1 : 0;
    const weight = weights === null ? 1 : weights[i];
    masses[side] += weight;
    for (let f = 0; f < nFeatures; f++, p++) sides[side * nFeatures + f] += weight * data[p];
  }
  return sides.map((total, q) => total / masses[q < nFeatures ? 0 : 1]);
}
