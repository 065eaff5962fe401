import type { Matrix } from '../../core/index.ts';
import { regionBytes, type Arena } from '../kernels/arena.ts';
import type { KMeansKernel } from '../kernels/kMeans.ts';

/** Rows to assign in f64 from `from` to before `to`, and where their answers go; arrays in memory that all threads see. */
export interface AssignedRows {
  readonly x: Matrix;
  /** From `packCentroidPairs`. */
  readonly pairs: Float64Array;
  /** One a row of `x`. */
  readonly labels: Int32Array;
  readonly distances: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Rows that are copied at a time to where the kernel can see them. */
const stripRows = 1024;

/** Bytes of an arena that {@link assignRows} works in. */
export function assignScratchBytes(nFeatures: number, nClusters: number): number {
  return (
    regionBytes(8 * nFeatures * (nClusters + 1)) +
    regionBytes(stripRows * nFeatures * 8) +
    regionBytes(stripRows * 4) +
    regionBytes(stripRows * 8)
  );
}

/** Writes the nearest centroid of each row and the distance to it; the twin of core's `assign`, to the bit. */
export function assignRows(
  kernel: KMeansKernel,
  { buffer, allocate }: Arena,
  { x, pairs, labels, distances, from, to }: AssignedRows,
): void {
  const { data, nFeatures } = x;
  const places = {
    centroids: allocate(pairs.length * 8),
    rows: allocate(stripRows * nFeatures * 8),
    labels: allocate(stripRows * 4),
    distances: allocate(stripRows * 8),
  };
  new Float64Array(buffer, places.centroids, pairs.length).set(pairs);
  const rows = new Float64Array(buffer, places.rows, stripRows * nFeatures);
  const near = new Int32Array(buffer, places.labels, stripRows);
  const far = new Float64Array(buffer, places.distances, stripRows);
  for (let row = from; row < to; row += stripRows) {
    const end = Math.min(to, row + stripRows);
    rows.set(data.subarray(row * nFeatures, end * nFeatures));
    kernel.kMeansAssign(
      places.rows,
      end - row,
      nFeatures,
      pairs.length / nFeatures / 2,
      places.centroids,
      places.labels,
      places.distances,
    );
    labels.set(near.subarray(0, end - row), row);
    distances.set(far.subarray(0, end - row), row);
  }
}
