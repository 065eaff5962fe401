import { placesOf, reorderRuns } from '../clusterOrder.ts';
import type { LatentClassFit } from './fit.ts';
import type { LatentClassModel } from './model.ts';

/** The canonical order: largest share first; of equal shares, the lexicographically smaller probabilities. */
export function canonicalClasses({ weights, probabilities }: LatentClassModel): number[] {
  const { data, nFeatures } = probabilities;
  const compare = (a: number, b: number): number => {
    for (let cell = 0; cell < nFeatures; cell++) {
      const difference = data[a * nFeatures + cell] - data[b * nFeatures + cell];
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return [...weights.keys()].toSorted((a, b) => weights[b] - weights[a] || compare(a, b));
}

/** Renumbers the classes of a model: `order[j]` becomes class `j`. Checks nothing. */
export function reorderClassModel(
  { weights, probabilities, nCategories }: LatentClassModel,
  order: readonly number[],
): LatentClassModel {
  return {
    weights: reorderRuns(weights, order),
    probabilities: { ...probabilities, data: reorderRuns(probabilities.data, order) },
    nCategories,
  };
}

/**
 * Renumbers the classes of a fit; nothing else changes.
 *
 * @param order a permutation of 0 .. nClusters - 1: the class `order[j]` becomes class `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderClasses(fit: LatentClassFit, order: readonly number[]): LatentClassFit {
  const places = placesOf(order, fit.nClusters, 'classes');
  const { data, nFeatures } = fit.responsibilities;
  return {
    ...fit,
    ...reorderClassModel(fit, order),
    labels: fit.labels.map((label) => places[label]),
    clusterSizes: reorderRuns(fit.clusterSizes, order),
    responsibilities: {
      ...fit.responsibilities,
      data: data.map((_, p) => data[p - (p % nFeatures) + order[p % nFeatures]]),
    },
  };
}
