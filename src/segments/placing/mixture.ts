import { densitiesOf, normaliseLogs, writeLogDensities } from '../../core/index.ts';
import type { Densities, GaussianMixtureModel } from '../../core/index.ts';
import type { Placer } from './placer.ts';
import { takeTwoLargest } from './twoLargest.ts';

/**
 * Places each row with the most probable component, as core's `assignComponents` does. A row is weighed by
 * what its difference from the average row adds to the logarithm of the odds (Aumann and Shapley, 1974): the
 * logarithm is quadratic in the row, so its slope half way from the average is exact for each feature.
 */
export function mixturePlacer(model: GaussianMixtureModel): Placer {
  const densities = densitiesOf(model);
  const { nSamples: nComponents, nFeatures } = model.means;
  const deviations = new Float64Array(nComponents * nFeatures);
  const shares = new Float64Array(nComponents);
  const average = averageOf(model);
  const averageLogs = new Float64Array(nComponents);
  writeLogDensities(average, 0, densities, deviations, averageLogs);
  const half = new Float64Array(nFeatures);
  const slopes = { own: new Float64Array(nFeatures), next: new Float64Array(nFeatures) };
  const slope: Placer['slope'] = (x, own, next, into) => {
    writeSlope(densities, own, x, slopes.own);
    writeSlope(densities, next, x, slopes.next);
    for (let f = 0; f < nFeatures; f++) into[f] = slopes.own[f] - slopes.next[f];
  };
  return {
    centroids: model.means,
    hasProbabilities: true,
    place: (x, start, found) => {
      writeLogDensities(x, start, densities, deviations, shares);
      normaliseLogs(shares);
      takeTwoLargest(shares, model.means, x, start, found);
    },
    probabilities: (x, start, into) => {
      writeLogDensities(x, start, densities, deviations, into);
      normaliseLogs(into);
    },
    weigh: (x, start, own, next, parts) => {
      for (let f = 0; f < nFeatures; f++) half[f] = (x[start + f] + average[f]) / 2;
      slope(half, own, next, parts);
      for (let f = 0; f < nFeatures; f++) parts[f] *= x[start + f] - average[f];
      return averageLogs[own] - averageLogs[next];
    },
    slope,
  };
}

/** The mean of all rows that the mixture was fitted to. */
function averageOf({ weights, means: { data, nFeatures } }: GaussianMixtureModel): Float64Array {
  const average = new Float64Array(nFeatures);
  weights.forEach((weight, k) => {
    for (let f = 0; f < nFeatures; f++) average[f] += weight * data[k * nFeatures + f];
  });
  return average;
}

/** Gradient of the logarithm of a component's density: minus the precision times the deviation. */
function writeSlope(
  { factors, factorForm, means, nFeatures }: Densities,
  component: number,
  x: Float64Array,
  slope: Float64Array,
): void {
  const isTriangle = factorForm === 'triangle';
  const length = isTriangle ? (nFeatures * (nFeatures + 1)) / 2 : nFeatures;
  const deviation = (f: number): number => x[f] - means[component * nFeatures + f];
  slope.fill(0);
  for (let f = 0, w = component * length; f < nFeatures; f++) {
    if (!isTriangle) {
      slope[f] = -factors[w] * factors[w++] * deviation(f);
      continue;
    }
    let white = 0;
    for (let g = 0; g <= f; g++) white += factors[w + g] * deviation(g);
    for (let g = 0; g <= f; g++) slope[g] -= factors[w + g] * white;
    w += f + 1;
  }
}
