import type { Solution } from '../../contract/index.ts';
import { adjustedRandIndex } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';

/** Where the rows of a solution went; -1 belongs to no cluster. */
type Grouping = Pick<SegmentFit, 'algorithm' | 'nClusters' | 'clusterSizes' | 'labels'>;

/**
 * Where the customers of each number of segments that the chosen algorithm was tried with are in the next one, and
 * in the chosen one.
 *
 * @param fits all that were made
 * @param chosen the chosen fit, its clusters in the order in which segments are told
 * @returns ascending by k; empty where only one k was tried
 */
export function solutionsOf(fits: readonly Grouping[], chosen: Grouping): Solution[] {
  const own = fits.filter(({ algorithm }) => algorithm === chosen.algorithm);
  if (own.length < 2) return [];
  const ordered = own
    .toSorted((a, b) => a.nClusters - b.nClusters)
    .map((fit) => (fit.nClusters === chosen.nClusters ? chosen : largestFirst(fit)));
  return ordered.map((fit, i) => {
    const next = ordered.at(i + 1);
    return {
      k: fit.nClusters,
      sizes: [...fit.clusterSizes],
      inSegments: countPairs(fit, chosen),
      inNext: next === undefined ? null : countPairs(fit, next),
      agreementWithNext: next === undefined ? null : adjustedRandIndex(fit.labels, next.labels),
    };
  });
}

function largestFirst(fit: Grouping): Grouping {
  const order = [...fit.clusterSizes.keys()].toSorted(
    (a, b) => fit.clusterSizes[b] - fit.clusterSizes[a],
  );
  const places = new Int32Array(fit.nClusters);
  order.forEach((cluster, place) => (places[cluster] = place));
  return {
    ...fit,
    clusterSizes: Int32Array.from(order, (cluster) => fit.clusterSizes[cluster]),
    labels: fit.labels.map((label) => (label < 0 ? label : places[label])),
  };
}

/** Rows in cluster i of `from` and cluster j of `to`. */
function countPairs(from: Grouping, to: Grouping): number[][] {
  const counts = new Uint32Array(from.nClusters * to.nClusters);
  for (let row = 0; row < from.labels.length; row++) {
    if (from.labels[row] < 0 || to.labels[row] < 0) continue;
    counts[from.labels[row] * to.nClusters + to.labels[row]]++;
  }
  return Array.from({ length: from.nClusters }, (_, i) =>
    Array.from(counts.subarray(i * to.nClusters, (i + 1) * to.nClusters)),
  );
}
