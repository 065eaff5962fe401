import {
  blocksOf,
  inMemory,
  mergeClusters,
  powerCells,
  type Matrix,
  type PowerCells,
  type Rows,
} from '../../core/index.ts';
import { distancesToOwn } from '../algorithms/distancesToOwn.ts';
import { inCanonicalOrder, wardSegmentsOf, type SegmentFit } from '../algorithms/index.ts';
import { emptyPlacement, modelCells, placerOf } from '../placing/index.ts';

/** A fine solution and the broad one that it was merged into. */
export interface MergedFit {
  readonly fit: SegmentFit;
  /** Cluster of the broad solution that each fine one became part of. */
  readonly broadOf: Int32Array;
  /** Rows that the model of the broad solution puts elsewhere than their fine cluster went. */
  readonly nMoved: number;
}

/** Where densities decide, the broad solution gets cells of its own; see core's `powerCells`. */
const cellOptions = { leastRows: 5, mostCells: 500, isOpen: false };

/**
 * Merges the clusters of a fit by Ward's method (1963) on their centres and sizes. A row goes where its fine cluster
 * went.
 *
 * @param nBroad fewer than the fit has; none of its clusters empty
 */
export function mergeFit(x: Rows, fine: SegmentFit, nBroad: number): MergedFit {
  const { broadOf, centroids } = mergeClusters(fine.centroids, fine.clusterSizes, nBroad);
  const wanted = fine.labels.map((label) => broadOf[label]);
  const cells = broadCells(x, fine, broadOf, wanted);
  const broad = placedByCells(x, cells, centroids, fine);
  const fit = inCanonicalOrder(broad);
  const places = new Int32Array(nBroad);
  broad.labels.forEach((label, row) => {
    places[label] = fit.labels[row];
  });
  return {
    fit,
    broadOf: broadOf.map((cluster) => places[cluster]),
    nMoved: broad.labels.reduce((sum, label, row) => sum + Number(label !== wanted[row]), 0),
  };
}

/** The cells of the fine solution, each with the cluster that its own became part of. */
function broadCells(
  x: Rows,
  fine: SegmentFit,
  broadOf: Int32Array,
  wanted: Int32Array,
): PowerCells {
  const own = modelCells(fine.model);
  if (own === null) return powerCells(inMemory(x), wanted, cellOptions, fine.labels);
  return { ...own, clusters: own.clusters.map((cluster) => broadOf[cluster]) };
}

function placedByCells(
  x: Rows,
  cells: PowerCells,
  centroids: Matrix,
  fine: SegmentFit,
): SegmentFit {
  const rough = wardSegmentsOf({
    labels: fine.labels,
    distances: fine.distances,
    nClusters: centroids.nSamples,
    clusterSizes: new Int32Array(centroids.nSamples),
    centroids,
    cells,
    inertia: 0,
    objective: 0,
    nIter: fine.nClusters - centroids.nSamples,
    converged: fine.converged,
    warnings: fine.warnings,
  });
  const placer = placerOf(rough.model);
  const found = emptyPlacement();
  const { clusterSizes } = rough;
  const labels = new Int32Array(x.nSamples);
  let row = 0;
  for (const { data, nSamples, nFeatures } of blocksOf(x)) {
    for (let i = 0; i < nSamples; i++, row++) {
      placer.place(data, i * nFeatures, found);
      clusterSizes[found.nearest]++;
      labels[row] = found.nearest;
    }
  }
  const distances = distancesToOwn(x, labels, centroids);
  const inertia = distances.reduce((sum, distance) => sum + distance * distance, 0);
  return { ...rough, labels, distances, inertia, objective: inertia };
}
