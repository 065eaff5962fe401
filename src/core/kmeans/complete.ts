import { fitWarnings } from '../fitWarnings.ts';
import type { Assignment, KMeansFit } from './fit.ts';
import type { KMeansSettings } from './options.ts';
import { canonicalOrder, reorderClusters } from './reorder.ts';

/** What a fit is made of, beside where its rows went. */
export type Found = Pick<KMeansFit, 'centroids' | 'nIter' | 'converged'>;

/**
 * Makes the result of K-means: inertia from differences, largest cluster first. The last of its pieces that can run
 * apart; checks nothing.
 *
 * @param assignment what `assign(found.centroids, x)` gives
 */
export function completeKMeans(
  { nClusters, maxIter }: KMeansSettings,
  found: Found,
  { labels, distances }: Assignment,
  sampleWeight?: Float64Array,
): KMeansFit {
  const clusterSizes = new Int32Array(nClusters);
  let inertia = 0;
  for (let i = 0; i < labels.length; i++) {
    clusterSizes[labels[i]]++;
    inertia += distances[i] * distances[i] * (sampleWeight?.[i] ?? 1);
  }
  const fit: KMeansFit = {
    algorithm: 'kmeans',
    labels,
    distances,
    nClusters,
    clusterSizes,
    centroids: found.centroids,
    objective: inertia,
    inertia,
    nIter: found.nIter,
    converged: found.converged,
    warnings: fitWarnings('K-means', {
      converged: found.converged,
      clusterSizes,
      allowed: `${maxIter} iterations`,
    }),
  };
  return reorderClusters(fit, canonicalOrder(fit));
}
