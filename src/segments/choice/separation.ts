import type { Matrix } from '../../core/index.ts';
import type { SegmentFit } from '../algorithms/index.ts';

import { rowsByCluster } from '../groups.ts';

type Centred = Pick<SegmentFit, 'labels' | 'nClusters' | 'centroids'>;

/**
 * The least separation of any two clusters (D of Ashman, Bird and Zepf, 1994): the distance of their centres
 * over the root mean square of their spreads along the line between them. Halves of an even cloud reach 3.5;
 * groups with empty space between them pass 5.
 *
 * @returns Infinity where clusters are points; null with fewer than 2 clusters
 */
export function leastSeparation(x: Matrix, fit: Centred): number | null {
  const rows = rowsByCluster(fit.labels, fit.nClusters);
  const separations = rows.flatMap((_, a) =>
    rows.slice(a + 1).map((_, later) => separationOf(x, fit, rows, a, a + 1 + later)),
  );
  return separations.length === 0 ? null : Math.min(...separations);
}

function separationOf(
  x: Matrix,
  { centroids }: Centred,
  rows: readonly Int32Array[],
  a: number,
  b: number,
): number {
  const [from, to] = [centre(centroids, a), centre(centroids, b)];
  const line = to.map((value, f) => value - from[f]);
  const length = Math.hypot(...line);
  const direction = line.map((value) => value / length);
  const spread =
    (spreadAlong(x, rows[a], from, direction) + spreadAlong(x, rows[b], to, direction)) / 2;
  return spread > 0 ? length / Math.sqrt(spread) : Infinity;
}

function centre({ data, nFeatures }: Matrix, row: number): Float64Array {
  return data.subarray(row * nFeatures, (row + 1) * nFeatures);
}

/** Mean square of rows about a centre, along a direction of length 1. */
function spreadAlong(
  { data, nFeatures }: Matrix,
  rows: Int32Array,
  centre: Float64Array,
  direction: Float64Array,
): number {
  let squares = 0;
  for (const row of rows) {
    let along = 0;
    for (let f = 0; f < nFeatures; f++) {
      along += (data[row * nFeatures + f] - centre[f]) * direction[f];
    }
    squares += along * along;
  }
  return rows.length > 0 ? squares / rows.length : 0;
}
