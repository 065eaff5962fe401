import { assign, mergeClusters, type Matrix } from '../../core/index.ts';
import { centredSegments, inCanonicalOrder, type SegmentFit } from '../algorithms/index.ts';

/** A fine solution and the broad one that it was merged into. */
export interface MergedFit {
  readonly fit: SegmentFit;
  /** Cluster of the broad solution that each fine one became part of. */
  readonly broadOf: Int32Array;
  /** Rows whose nearest broad centre is not that of their fine cluster. */
  readonly nMoved: number;
}

/**
 * Merges the clusters of a fit by Ward's method (1963) on their centres and sizes. As in core's `ward`, a branch is
 * given by its mean, and every row belongs to the nearest one.
 *
 * @param nBroad fewer than the fit has; none of its clusters empty
 */
export function mergeFit(x: Matrix, fine: SegmentFit, nBroad: number): MergedFit {
  const merged = mergeClusters(fine.centroids, fine.clusterSizes, nBroad);
  const { labels, distances } = assign(merged.centroids, x);
  const clusterSizes = new Int32Array(nBroad);
  for (const label of labels) clusterSizes[label]++;
  const inertia = distances.reduce((sum, distance) => sum + distance * distance, 0);
  const broad = centredSegments('ward', {
    labels,
    distances,
    nClusters: nBroad,
    clusterSizes,
    centroids: merged.centroids,
    inertia,
    objective: inertia,
    nIter: fine.nClusters - nBroad,
    converged: fine.converged,
    warnings: fine.warnings,
  });
  const fit = inCanonicalOrder(broad);
  const places = new Int32Array(nBroad);
  broad.labels.forEach((label, row) => {
    places[label] = fit.labels[row];
  });
  return {
    fit,
    broadOf: merged.broadOf.map((cluster) => places[cluster]),
    nMoved: labels.reduce(
      (sum, label, row) => sum + Number(label !== merged.broadOf[fine.labels[row]]),
      0,
    ),
  };
}
