import type { Candidate } from '../../contract/index.ts';
import { dispersionScores, gatherRows, labelledRows, type Rows } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';
import type { NoiseComparison } from './noise.ts';
import { meanSilhouette, type RowSilhouettes } from './silhouettes.ts';

const unjudged = { daviesBouldin: null, calinskiHarabasz: null };

/**
 * The figures of one fit. Davies-Bouldin and Calinski-Harabasz are those of all rows that are in a cluster; the
 * gap is that of K-means, and BIC, AIC and ICL are those of algorithms with a likelihood.
 */
export function candidateOf(
  x: Rows,
  fit: SegmentFit,
  silhouettes: RowSilhouettes | null,
  noise: NoiseComparison | null,
): Candidate {
  const { nClusters: k, clusterSizes, converged, nIter, inertia, labels, criteria } = fit;
  const inClusters = clusterSizes.reduce((sum, size) => sum + size, 0);
  const judged = k >= 2 && k < inClusters && clusterSizes.every((size) => size > 0);
  const { daviesBouldin, calinskiHarabasz } = judged ? dispersionOf(x, labels) : unjudged;
  const place = fit.algorithm === 'kmeans' ? (noise?.ks.indexOf(k) ?? -1) : -1;
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
    bic: criteria?.bic ?? null,
    aic: criteria?.aic ?? null,
    icl: criteria?.icl ?? null,
    nearSingular: criteria === null ? null : fit.flat.length,
    clusterSizes: [...clusterSizes].toSorted((a, b) => b - a),
    unassigned: x.nSamples - inClusters,
    converged,
    nIter,
  };
}

/** Rows without a cluster are left out. */
function dispersionOf(x: Rows, labels: Int32Array): ReturnType<typeof dispersionScores> {
  if (!labels.includes(-1)) return dispersionScores(x, labels);
  const rows = labelledRows(labels);
  return dispersionScores(
    gatherRows(x, rows),
    rows.map((row) => labels[row]),
  );
}
