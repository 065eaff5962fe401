import { assign } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import { matrixOf, type RowStore } from './rowStore.ts';

/** Centroids on their way; both arrays are written to. */
export interface MovingCentroids {
  /** nClusters x nFeatures. */
  readonly centroids: Matrix;
  /** Weight of all rows that each centroid is the mean of (nClusters). */
  readonly counts: Float64Array;
}

/**
 * One mini-batch (Sculley, 2010): its rows go to their nearest centroids, and each centroid becomes the mean of all
 * rows that ever went to it. Checks nothing.
 *
 * @returns mean (weighted) squared distance of the rows to the centroids before they moved
 */
export function miniBatchStep({ centroids, counts }: MovingCentroids, batch: RowStore): number {
  const x = matrixOf(batch);
  const { data, nFeatures } = centroids;
  const { labels, distances } = assign(centroids, x);
  const totals = data.map((value, q) => value * counts[Math.floor(q / nFeatures)]);
  let inertia = 0;
  let batchWeight = 0;
  for (let i = 0, p = 0; i < x.nSamples; i++) {
    const weight = batch.weights[i];
    inertia += weight * distances[i] * distances[i];
    batchWeight += weight;
    counts[labels[i]] += weight;
    for (let f = 0, q = labels[i] * nFeatures; f < nFeatures; f++) {
      totals[q++] += weight * x.data[p++];
    }
  }
  for (const label of new Set(labels)) {
    for (let q = label * nFeatures; q < (label + 1) * nFeatures; q++) {
      data[q] = totals[q] / counts[label];
    }
  }
  return inertia / batchWeight;
}
