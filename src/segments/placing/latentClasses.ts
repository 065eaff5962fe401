import type { LatentClassFile } from '../../contract/index.ts';
import { matrixFromRows, normaliseLogs } from '../../core/index.ts';
import type { Placer } from './placer.ts';
import { takeTwoLargest } from './twoLargest.ts';

/**
 * Places each row with the most probable latent class. Levels that a row has add the logarithms of their
 * probabilities, so a category without a value, or with one never seen, says nothing.
 */
export function latentClassPlacer(model: LatentClassFile): Placer {
  const centroids = matrixFromRows(model.centroids);
  const { nSamples: nClasses, nFeatures } = centroids;
  const weights = model.weights.map((weight) => Math.log(weight));
  const logs = model.probabilities.map((row) => row.map((value) => Math.log(value)));
  const shares = new Float64Array(nClasses);
  const write = (x: Float64Array, start: number, into: Float64Array): void => {
    for (let k = 0; k < nClasses; k++) {
      let sum = weights[k];
      for (let f = 0; f < nFeatures; f++) if (x[start + f] > 0) sum += logs[k][f];
      into[k] = sum;
    }
    if (into.every((log) => log === -Infinity)) into.set(model.weights);
    else normaliseLogs(into);
  };
  return {
    centroids,
    hasProbabilities: true,
    place: (x, start, found) => {
      write(x, start, shares);
      takeTwoLargest(shares, centroids, x, start, found);
    },
    probabilities: write,
    weigh: (x, start, own, next, parts) => {
      for (let f = 0; f < nFeatures; f++) {
        parts[f] = x[start + f] > 0 ? logs[own][f] - logs[next][f] : 0;
      }
      return weights[own] - weights[next];
    },
    // Only numbers are condensed, and latent classes have none.
    slope: (_, own, next, into) => {
      for (let f = 0; f < nFeatures; f++) into[f] = logs[own][f] - logs[next][f];
    },
  };
}
