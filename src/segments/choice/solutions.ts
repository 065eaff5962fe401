import type { Solution } from '../../contract/index.ts';
import { canonicalOrder, reorderClusters, type KMeansFit } from '../../core/index.ts';

/**
 * Where the customers of each number of segments that was tried are in the next one, and in the chosen one.
 *
 * @param fits by k
 * @param chosen the chosen fit, its clusters in the order in which segments are told
 * @returns ascending by k; empty where only one k was tried
 */
export function solutionsOf(fits: ReadonlyMap<number, KMeansFit>, chosen: KMeansFit): Solution[] {
  if (fits.size < 2) return [];
  const ordered = [...fits.values()]
    .toSorted((a, b) => a.nClusters - b.nClusters)
    .map((fit) =>
      fit.nClusters === chosen.nClusters ? chosen : reorderClusters(fit, canonicalOrder(fit)),
    );
  return ordered.map((fit, i) => {
    const next = ordered.at(i + 1);
    return {
      k: fit.nClusters,
      sizes: [...fit.clusterSizes],
      inSegments: countPairs(fit, chosen),
      inNext: next === undefined ? null : countPairs(fit, next),
    };
  });
}

/** Rows in cluster i of `from` and cluster j of `to`. */
function countPairs(from: KMeansFit, to: KMeansFit): number[][] {
  const counts = new Uint32Array(from.nClusters * to.nClusters);
  for (let row = 0; row < from.labels.length; row++) {
    counts[from.labels[row] * to.nClusters + to.labels[row]]++;
  }
  return Array.from({ length: from.nClusters }, (_, i) =>
    Array.from(counts.subarray(i * to.nClusters, (i + 1) * to.nClusters)),
  );
}
