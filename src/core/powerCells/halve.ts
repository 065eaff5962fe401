import { squaredDistanceTo } from '../kmeans/distance.ts';
import { type LabelledRows } from './standing.ts';

/**
 * Halves a group of rows across its longest extent, at the middle of it where both halves are then heavy enough, or
 * at the median.
 *
 * @param leastWeight of either half
 * @returns null where the group is too light to be halved
 */
export function halve(
  labelled: LabelledRows,
  rows: Int32Array,
  mean: Float64Array,
  leastWeight: number,
): readonly [Int32Array, Int32Array] | null {
  const { x, weights } = labelled;
  const end = farthest(labelled, rows, mean);
  const start = farthest(labelled, rows, end);
  const axis = end.map((value, f) => value - start[f]);
  const along = new Map<number, number>();
  for (const row of rows) {
    let sum = 0;
    for (let f = 0; f < axis.length; f++)
      sum += axis[f] * (x.data[row * x.nFeatures + f] - mean[f]);
    along.set(row, sum);
  }
  const placeOf = (row: number): number => along.get(row) ?? 0;
  const sorted = rows.toSorted((a, b) => placeOf(a) - placeOf(b) || a - b);
  const total = rows.reduce((sum, row) => sum + weights[row], 0);
  const cuts = { middle: -1, median: -1 };
  let below = 0;
  for (let cut = 1; cut < sorted.length; cut++) {
    below += weights[sorted[cut - 1]];
    if (below < leastWeight || total - below < leastWeight) continue;
    if (placeOf(sorted[cut]) >= 0 && placeOf(sorted[cut - 1]) < 0) cuts.middle = cut;
    if (cuts.median < 0 || below <= total / 2) cuts.median = cut;
  }
  const cut = cuts.middle < 0 ? cuts.median : cuts.middle;
  return cut < 0 ? null : [sorted.slice(0, cut), sorted.slice(cut)];
}

/** The row that lies farthest from a place. */
function farthest({ x }: LabelledRows, rows: Int32Array, from: Float64Array): Float64Array {
  let [row, most] = [rows[0], -1];
  for (const each of rows) {
    const square = squaredDistanceTo(x, each, from, 0);
    if (square > most) [row, most] = [each, square];
  }
  return x.data.subarray(row * x.nFeatures, (row + 1) * x.nFeatures);
}
