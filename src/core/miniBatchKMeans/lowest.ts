import { assign } from '../kmeans/index.ts';
import { readAgain, type RowBlocks, type RowsShape } from './blocks.ts';
import type { Found } from './finish.ts';

/** The candidate with the lowest inertia over all rows, found in one reading of them; the first of equals. */
export async function lowestOnAll(
  blocks: RowBlocks,
  shape: RowsShape,
  candidates: readonly Found[],
): Promise<Found> {
  const inertias = new Float64Array(candidates.length);
  for await (const { x, sampleWeight } of readAgain(blocks, shape)) {
    for (const [c, { centroids }] of candidates.entries()) {
      const { distances } = assign(centroids, x);
      for (let i = 0; i < distances.length; i++) {
        inertias[c] += distances[i] * distances[i] * (sampleWeight?.[i] ?? 1);
      }
    }
  }
  return candidates[inertias.indexOf(Math.min(...inertias))];
}
