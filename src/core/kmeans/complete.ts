import type { Matrix } from '../matrix.ts';
import { assign } from './assign.ts';
import type { WeightedRows } from './descent.ts';
import type { KMeansFit } from './fit.ts';
import type { KMeansSettings } from './options.ts';
import { polish } from './polish/index.ts';
import { canonicalOrder, reorderClusters } from './reorder.ts';
import type { Restart } from './restart.ts';

/** The rows as the caller gave them. */
export interface GivenRows {
  readonly x: Matrix;
  readonly sampleWeight?: Float64Array | undefined;
}

/**
 * Makes the result of the best restart: refined where asked for, every row assigned, inertia from
 * differences, largest cluster first. The last of the pieces of K-means that can run apart; checks nothing.
 *
 * @param rows from `checkKMeansRows`
 * @param given the same rows before those of weight 0 were left out
 */
export function completeKMeans(
  rows: WeightedRows,
  settings: KMeansSettings,
  best: Restart,
  { x, sampleWeight }: GivenRows,
): KMeansFit {
  const { nClusters, maxIter } = settings;
  const { centroids, converged } = settings.refine ? polish(rows, settings, best.centroids) : best;
  const model: Matrix = { data: centroids, nSamples: nClusters, nFeatures: x.nFeatures };
  const { labels, distances } = assign(model, x);
  const clusterSizes = new Int32Array(nClusters);
  for (const label of labels) clusterSizes[label]++;
  const inertia = distances.reduce(
    (sum, distance, i) => sum + distance * distance * (sampleWeight?.[i] ?? 1),
    0,
  );
  const fit: KMeansFit = {
    algorithm: 'kmeans',
    labels,
    distances,
    nClusters,
    clusterSizes,
    centroids: model,
    objective: inertia,
    inertia,
    nIter: best.nIter,
    converged,
    warnings: warningsOf(nClusters, maxIter, converged, clusterSizes),
  };
  return reorderClusters(fit, canonicalOrder(fit));
}

function warningsOf(
  nClusters: number,
  maxIter: number,
  converged: boolean,
  clusterSizes: Int32Array,
): string[] {
  const empty = clusterSizes.filter((size) => size === 0).length;
  return [
    converged
      ? null
      : `K-means with ${nClusters} clusters did not settle within ${maxIter} iterations; raise maxIter.`,
    empty === 0
      ? null
      : `K-means with ${nClusters} clusters left ${empty} of them without rows; ask for fewer.`,
  ].filter((warning) => warning !== null);
}
