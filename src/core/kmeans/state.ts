import { createBounds, startFromDistances, type Bounds } from './bounds.ts';
import type { WeightedRows } from './descent.ts';
import { writeDistances } from './distance.ts';
import { createSums, sumUp, type Sums } from './sums.ts';

/** A clustering on its way down. */
export interface State {
  /** nClusters x nFeatures, row-major. */
  readonly centroids: Float64Array;
  /** Nearest of these centroids, for each row. */
  readonly labels: Int32Array;
  readonly bounds: Bounds;
  readonly sums: Sums;
}

/** Room for a clustering; nothing in it is set yet. */
export function createState({ x }: WeightedRows, nClusters: number): State {
  return {
    centroids: new Float64Array(nClusters * x.nFeatures),
    labels: new Int32Array(x.nSamples),
    bounds: createBounds(x.nSamples, nClusters),
    sums: createSums(nClusters, x.nFeatures),
  };
}

/** Sets a state to the given centroids, each row at its nearest. */
export function startAt(rows: WeightedRows, start: Float64Array, state: State): void {
  state.centroids.set(start);
  writeDistances(rows.x, start, state.bounds.marks);
  settle(rows, state);
}

/** Labels, bounds and sums anew, where centroids and `bounds.marks` hold exact distances to them. */
export function settle(rows: WeightedRows, { labels, bounds, sums }: State): void {
  startFromDistances(bounds, labels);
  sumUp(rows, labels, sums);
}
