import type { Candidate } from '../../contract/index.ts';
import { dispersionScores, type KMeansFit, type Matrix } from '../../core/index.ts';
import type { NoiseComparison } from './noise.ts';
import { meanSilhouette, type RowSilhouettes } from './silhouettes.ts';

const unjudged = { daviesBouldin: null, calinskiHarabasz: null };

/**
 * The figures of one fit. Davies-Bouldin and Calinski-Harabasz are those of all rows; BIC and AIC do not
 * apply to K-means, which has no likelihood.
 */
export function candidateOf(
  x: Matrix,
  fit: KMeansFit,
  silhouettes: RowSilhouettes | null,
  noise: NoiseComparison | null,
): Candidate {
  const { nClusters: k, clusterSizes, converged, nIter, inertia, labels } = fit;
  const judged = k >= 2 && k < x.nSamples && clusterSizes.every((size) => size > 0);
  const { daviesBouldin, calinskiHarabasz } = judged ? dispersionScores(x, labels) : unjudged;
  const place = noise?.ks.indexOf(k) ?? -1;
  return {
    algorithm: fit.algorithm,
    k,
    inertia,
    silhouette: silhouettes === null ? null : meanSilhouette(silhouettes),
    silhouetteSampleSize: silhouettes?.rows.length ?? null,
    daviesBouldin,
    calinskiHarabasz,
    gap: noise?.gap[place] ?? null,
    gapStandardError: noise?.standardError[place] ?? null,
    bic: null,
    aic: null,
    clusterSizes: [...clusterSizes].toSorted((a, b) => b - a),
    converged,
    nIter,
  };
}
