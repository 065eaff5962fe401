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

/** The clustering by the given centroids, each row at its nearest. */
export function startState(rows: WeightedRows, start: Float64Array): State {
  const { nSamples, nFeatures } = rows.x;
  const nClusters = start.length / nFeatures;
  const labels = new Int32Array(nSamples);
  const bounds = createBounds(nSamples, nClusters);
  const sums = createSums(nClusters, nFeatures);
  writeDistances(rows.x, start, bounds.marks);
  startFromDistances(bounds, labels);
  sumUp(rows, labels, sums);
  return { centroids: start.slice(), labels, bounds, sums };
}
