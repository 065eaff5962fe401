import type { HdbscanFile } from '../../contract/index.ts';
import {
  hdbscan,
  type Executor,
  type ExecutorHooks,
  type HdbscanFit,
  type Matrix,
} from '../../core/index.ts';
import { emptyPlacement, placerOf } from '../placing/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { meansOf, representativesOf } from './representatives.ts';
import { rowsOf } from './rowsOf.ts';

/** Without another word a group needs this share of the rows to be a cluster, and this many at least. */
const leastShare = 0.01;
const leastRows = 5;

/**
 * See core's `hdbscan`, which finds the number of clusters by itself. Clusters of any shape have no centres, so the
 * model keeps means of at least five rows each that a cluster is made of, and how far these rows lie from them: a row
 * belongs to the cluster of the nearest mean that it lies within reach of, or to none.
 */
export const hdbscanSegments: SegmentationAlgorithm<HdbscanFile> = {
  fit: async (x, { seed, settings }, executor, { onProgress, signal }) => {
    signal?.throwIfAborted();
    const least = Math.max(leastRows, Math.round(leastShare * x.nSamples));
    const minClusterSize = settings.minClusterSize ?? least;
    const fit = hdbscan(x, { minClusterSize, seed });
    onProgress?.(1, 2);
    if (fit.nClusters === 0) return [];
    const segments = await segmentsOf(x, fit, executor, signal === undefined ? {} : { signal });
    onProgress?.(2, 2);
    return [segments];
  },
  reorder: (model, order) => {
    const places = new Map(order.map((cluster, place) => [cluster, place]));
    return {
      ...model,
      centroids: order.map((j) => model.centroids[j]),
      clusters: model.clusters.map((cluster) => places.get(cluster) ?? cluster),
    };
  },
};

async function segmentsOf(
  x: Matrix,
  fit: HdbscanFit,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<SegmentFit> {
  const { algorithm, nClusters } = fit;
  const found = await representativesOf(x, fit, executor, hooks);
  const centroids = meansOf(x, fit.labels, nClusters);
  const model: HdbscanFile = { algorithm, nClusters, centroids: rowsOf(centroids), ...found };
  const placer = placerOf(model);
  const labels = new Int32Array(x.nSamples);
  const distances = new Float64Array(x.nSamples).fill(NaN);
  const probabilities = new Float64Array(x.nSamples).fill(NaN);
  const clusterSizes = new Int32Array(nClusters);
  const place = emptyPlacement();
  let moved = 0;
  for (let i = 0; i < x.nSamples; i++) {
    placer.place(x.data, i * x.nFeatures, place);
    labels[i] = place.nearest;
    if (labels[i] !== fit.labels[i]) moved++;
    if (place.nearest < 0) continue;
    clusterSizes[place.nearest]++;
    distances[i] = Math.sqrt(place.square);
    probabilities[i] = place.probability;
  }
  return {
    algorithm,
    labels,
    nClusters,
    clusterSizes,
    objective: Number.isFinite(fit.objective) ? fit.objective : -Number.MAX_VALUE,
    nIter: fit.nIter,
    converged: fit.converged,
    warnings: [...fit.warnings, ...tellMoved(moved, x.nSamples)],
    centroids,
    distances,
    probabilities,
    inertia: null,
    criteria: null,
    flat: [],
    model,
  };
}

function tellMoved(moved: number, nSamples: number): string[] {
  if (moved === 0) return [];
  return [
    `The model keeps means of at least five customers and no customer, so ${moved.toLocaleString('en')} of ${nSamples.toLocaleString('en')} are placed otherwise than the densities have it.`,
  ];
}
