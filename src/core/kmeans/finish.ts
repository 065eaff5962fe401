import type { Matrix } from '../matrix.ts';
import { assign } from './assign.ts';
import type { Descent } from './descent.ts';
import type { KMeansFit } from './fit.ts';
import type { KMeansSettings } from './options.ts';
import { canonicalOrder, reorderClusters } from './reorder.ts';

/** Makes the result of a descent: every row assigned, inertia from differences, largest cluster first. */
export function finish(
  x: Matrix,
  settings: KMeansSettings,
  { centroids, nIter, converged }: Omit<Descent, 'labels' | 'inertia'>,
  sampleWeight?: Float64Array,
): KMeansFit {
  const { nClusters, maxIter } = settings;
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
    nIter,
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
