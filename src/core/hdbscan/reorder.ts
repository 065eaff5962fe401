import { placesOf } from '../clusterOrder.ts';
import type { HdbscanFit } from './fit.ts';

/**
 * Renumbers the clusters of a fit; nothing else changes, and `labels` still equal `assignHdbscan(model, x)`.
 *
 * @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j`
 * @throws RangeError when `order` is no such permutation.
 */
export function reorderHdbscan(fit: HdbscanFit, order: readonly number[]): HdbscanFit {
  const places = placesOf(order, fit.nClusters);
  const renumber = (label: number): number => (label < 0 ? label : places[label]);
  const { model } = fit;
  return {
    ...fit,
    labels: fit.labels.map(renumber),
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    treePlaces: Int32Array.from(order, (cluster) => fit.treePlaces[cluster]),
    model: {
      ...model,
      rowLabels: model.rowLabels.map(renumber),
      birthDistances: Float64Array.from(order, (cluster) => model.birthDistances[cluster]),
      deathDistances: Float64Array.from(order, (cluster) => model.deathDistances[cluster]),
    },
  };
}
