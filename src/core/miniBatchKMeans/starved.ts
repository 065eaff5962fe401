import type { Random } from '../random/index.ts';
import { rowOf, type RowStore } from './rowStore.ts';
import type { MovingCentroids } from './step.ts';

/**
 * Lets centroids to which next to no rows went begin anew at different rows of the mini-batch, as scikit-learn does:
 * no more of them than half the batch, those with the fewest rows first. They then count as much as the smallest of
 * the others, or they would be the next to starve.
 *
 * @param ratio share of the largest centroid's rows below which one starves
 */
export function reassignStarved(
  { centroids, counts }: MovingCentroids,
  batch: RowStore,
  ratio: number,
  random: Random,
): void {
  const least = ratio * counts.reduce((most, count) => Math.max(most, count), 0);
  const starved = [...counts.keys()]
    .filter((j) => counts[j] < least)
    .toSorted((a, b) => counts[a] - counts[b])
    .slice(0, Math.floor(batch.count / 2));
  if (starved.length === 0) return;
  const others = counts.filter((_, j) => !starved.includes(j));
  const smallest = others.reduce((least, count) => Math.min(least, count), Infinity);
  const rows = Int32Array.from({ length: batch.count }, (_, i) => i);
  starved.forEach((j, drawn) => {
    const place = drawn + random.nextInt(rows.length - drawn);
    const row = rows[place];
    rows[place] = rows[drawn];
    centroids.data.set(rowOf(batch, row), j * centroids.nFeatures);
    counts[j] = smallest;
  });
}
