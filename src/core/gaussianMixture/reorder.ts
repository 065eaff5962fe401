import { placesOf, reorderRuns } from '../clusterOrder.ts';
import type { Matrix } from '../matrix.ts';
import type { GaussianMixtureFit } from './fit.ts';
import type { GaussianMixtureModel } from './model.ts';

/** The canonical order: largest weight first; of equal weights, the lexicographically smaller mean. */
export function canonicalComponents({ weights, means }: GaussianMixtureModel): number[] {
  return [...weights.keys()].toSorted(
    (a, b) => weights[b] - weights[a] || compareRows(means, a, b),
  );
}

function compareRows({ data, nFeatures }: Matrix, i: number, j: number): number {
  for (let f = 0; f < nFeatures; f++) {
    const difference = data[i * nFeatures + f] - data[j * nFeatures + f];
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Renumbers the components of a model: `order[j]` becomes component `j`. Checks nothing. */
export function reorderModel(
  model: GaussianMixtureModel,
  order: readonly number[],
): GaussianMixtureModel {
  const { covarianceType, weights, means, covariances } = model;
  return {
    covarianceType,
    weights: Float64Array.from(order, (component) => weights[component]),
    means: { ...means, data: reorderRuns(means.data, order) },
    covariances: covarianceType === 'tied' ? covariances : reorderRuns(covariances, order),
  };
}

/**
 * Renumbers the components of a fit; nothing else changes.
 *
 * @param order a permutation of 0 .. nClusters - 1: the component `order[j]` becomes component `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderComponents(
  fit: GaussianMixtureFit,
  order: readonly number[],
): GaussianMixtureFit {
  const places = placesOf(order, fit.nClusters, 'components');
  const { data, nFeatures } = fit.responsibilities;
  return {
    ...fit,
    ...reorderModel(fit, order),
    labels: fit.labels.map((label) => places[label]),
    clusterSizes: Int32Array.from(order, (component) => fit.clusterSizes[component]),
    responsibilities: {
      ...fit.responsibilities,
      data: data.map((_, p) => data[p - (p % nFeatures) + order[p % nFeatures]]),
    },
    nearSingular: fit.nearSingular
      .map((found) => ({ ...found, component: places[found.component] }))
      .toSorted((a, b) => a.component - b.component),
  };
}
