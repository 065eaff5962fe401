import { quantiles } from '../../core/index.ts';
import type { RowSilhouettes } from './silhouettes.ts';

/** Enough for the outline of a silhouette plot. */
const nQuantiles = 51;
const parts = Array.from({ length: nQuantiles }, (_, i) => i / (nQuantiles - 1));

/**
 * How the silhouettes of each segment's rows spread.
 *
 * @param labels of all rows, in whatever order the segments now stand
 * @returns nClusters x 51 quantiles, ascending, or nothing for a segment without rows; empty without silhouettes
 */
export function silhouetteQuantiles(
  labels: Int32Array,
  nClusters: number,
  silhouettes: RowSilhouettes | null,
): number[][] {
  if (silhouettes === null) return [];
  const values = Array.from({ length: nClusters }, (): number[] => []);
  silhouettes.rows.forEach((row, place) => values[labels[row]].push(silhouettes.values[place]));
  return values.map((own) =>
    own.length === 0 ? [] : [...quantiles(Float64Array.from(own), parts)],
  );
}
