import type { HdbscanFile } from '../../contract/index.ts';
import {
  cellOf,
  hdbscan,
  inMemory,
  powerCells,
  type HdbscanFit,
  type Matrix,
} from '../../core/index.ts';
import { emptyPlacement, placerOf } from '../placing/index.ts';
import type { SegmentationAlgorithm, SegmentFit } from './algorithm.ts';
import { meansOf } from './meansOf.ts';
import { reorderCells } from './reorderCells.ts';
import { rowsOf } from './rowsOf.ts';
import { cellsFile } from './ward.ts';

/** Without another word a group needs this share of the rows to be a cluster, and this many at least. */
const leastShare = 0.01;
const leastRows = 5;
const cellOptions = { leastRows, mostCells: 500, isOpen: true };

/**
 * See core's `hdbscan`, which finds the number of clusters by itself. Clusters of any shape have no centres, so the
 * model keeps cells around means of at least five rows each, made so that each row is placed as the densities have
 * it: in the cluster of its cell, or in none.
 */
export const hdbscanSegments: SegmentationAlgorithm<HdbscanFile> = {
  fit: async (rows, { seed, settings }, _, { onProgress, signal }) => {
    signal?.throwIfAborted();
    const x = inMemory(rows);
    const least = Math.max(leastRows, Math.round(leastShare * x.nSamples));
    const minClusterSize = settings.minClusterSize ?? least;
    const fit = hdbscan(x, { minClusterSize, seed });
    onProgress?.(1, 2);
    if (fit.nClusters === 0) return [];
    const segments = segmentsOf(x, fit);
    onProgress?.(2, 2);
    return [segments];
  },
  reorder: reorderCells,
};

function segmentsOf(x: Matrix, fit: HdbscanFit): SegmentFit {
  const { algorithm, nClusters } = fit;
  const centroids = meansOf(x, fit.labels, nClusters);
  const model = modelOf(x, fit, centroids);
  const placer = placerOf(model);
  const labels = new Int32Array(x.nSamples);
  const distances = new Float64Array(x.nSamples).fill(NaN);
  const probabilities = new Float64Array(x.nSamples).fill(NaN);
  const clusterSizes = new Int32Array(nClusters);
  const place = emptyPlacement();
  let moved = 0;
  for (let i = 0; i < x.nSamples; i++) {
    placer.place(x.data, i * x.nFeatures, place);
    labels[i] = place.nearest;
    if (labels[i] !== fit.labels[i]) moved++;
    if (place.nearest < 0) continue;
    clusterSizes[place.nearest]++;
    distances[i] = Math.sqrt(place.square);
    probabilities[i] = place.probability;
  }
  return {
    algorithm,
    labels,
    nClusters,
    clusterSizes,
    objective: Number.isFinite(fit.objective) ? fit.objective : -Number.MAX_VALUE,
    nIter: fit.nIter,
    converged: fit.converged,
    warnings: [...fit.warnings, ...tellMoved(moved, x.nSamples)],
    centroids,
    distances,
    probabilities,
    inertia: null,
    criteria: null,
    flat: [],
    model,
  };
}

function modelOf(x: Matrix, fit: HdbscanFit, centroids: Matrix): HdbscanFile {
  const cells = powerCells(x, fit.labels, cellOptions);
  const sums = new Float64Array(cells.clusters.length);
  const counts = new Float64Array(cells.clusters.length);
  for (let i = 0; i < x.nSamples; i++) {
    const cell = cellOf(cells, true, x.data, i * x.nFeatures);
    if (cell < 0) continue;
    counts[cell]++;
    sums[cell] += fit.probabilities[i];
  }
  return {
    algorithm: fit.algorithm,
    nClusters: fit.nClusters,
    centroids: rowsOf(centroids),
    ...cellsFile(cells),
    memberships: Array.from(sums, (sum, cell) => (counts[cell] > 0 ? sum / counts[cell] : 0)),
  };
}

function tellMoved(moved: number, nSamples: number): string[] {
  if (moved === 0) return [];
  return [
    `The model keeps means of at least five customers and no customer, so ${moved.toLocaleString('en')} of ${nSamples.toLocaleString('en')} are placed otherwise than the densities have it.`,
  ];
}
