import type { Matrix } from '../matrix.ts';
import type { SilhouetteTask } from './silhouette.ts';

const tile = 4;

/**
 * Silhouettes of the rows from place `from` to before place `to` of the sorted matrix. Each row is computed
 * by itself in a fixed order, so rows can be split over threads in any way. Checks nothing.
 *
 * @returns one Float64Array (to - from) a labeling, in sorted order
 */
export function silhouetteRows(task: SilhouetteTask, from: number, to: number): Float64Array[] {
  const nGroups = task.starts.length - 1;
  const groupSums = new Float64Array(tile * nGroups);
  const clusterSums = task.counts.map((counts) => new Float64Array(counts.length));
  const values = task.counts.map(() => new Float64Array(to - from));
  let ownGroup = 0;
  for (let first = from; first < to; first += tile) {
    // The last tile repeats its last row.
    const rows = Array.from({ length: tile }, (_, t) => Math.min(first + t, to - 1));
    sumDistances(task.sorted, task.starts, rows, groupSums);
    for (let t = 0; t < tile && first + t < to; t++) {
      while (task.starts[ownGroup + 1] <= first + t) ownGroup++;
      values.forEach((silhouettes, l) => {
        const groupLabels = task.groupLabels[l];
        sumByCluster(groupSums, t * nGroups, groupLabels, clusterSums[l]);
        silhouettes[first + t - from] = silhouetteOf(
          clusterSums[l],
          task.counts[l],
          groupLabels[ownGroup],
        );
      });
    }
  }
  return values;
}

/** Distances of four rows to all rows, summed group by group: four at once keep the processor busy. */
function sumDistances(
  { data, nFeatures }: Matrix,
  starts: Int32Array,
  [row0, row1, row2, row3]: readonly number[],
  groupSums: Float64Array,
): void {
  const nGroups = starts.length - 1;
  const p0 = row0 * nFeatures;
  const p1 = row1 * nFeatures;
  const p2 = row2 * nFeatures;
  const p3 = row3 * nFeatures;
  for (let g = 0; g < nGroups; g++) {
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let q = starts[g] * nFeatures, end = starts[g + 1] * nFeatures; q < end; q += nFeatures) {
      let square0 = 0;
      let square1 = 0;
      let square2 = 0;
      let square3 = 0;
      for (let f = 0; f < nFeatures; f++) {
        const value = data[q + f];
        const difference0 = data[p0 + f] - value;
        const difference1 = data[p1 + f] - value;
        const difference2 = data[p2 + f] - value;
        const difference3 = data[p3 + f] - value;
        square0 += difference0 * difference0;
        square1 += difference1 * difference1;
        square2 += difference2 * difference2;
        square3 += difference3 * difference3;
      }
      sum0 += Math.sqrt(square0);
      sum1 += Math.sqrt(square1);
      sum2 += Math.sqrt(square2);
      sum3 += Math.sqrt(square3);
    }
    groupSums[g] = sum0;
    groupSums[nGroups + g] = sum1;
    groupSums[2 * nGroups + g] = sum2;
    groupSums[3 * nGroups + g] = sum3;
  }
}

function sumByCluster(
  groupSums: Float64Array,
  from: number,
  groupLabels: Int32Array,
  clusterSums: Float64Array,
): void {
  clusterSums.fill(0);
  for (let g = 0; g < groupLabels.length; g++) clusterSums[groupLabels[g]] += groupSums[from + g];
}

/** (b - a) / max(a, b) (Rousseeuw, 1987); 0 for a row alone in its cluster. */
export function silhouetteOf(clusterSums: Float64Array, counts: Int32Array, own: number): number {
  if (counts[own] < 2) return 0;
  const a = clusterSums[own] / (counts[own] - 1);
  let b = Infinity;
  for (let j = 0; j < counts.length; j++) {
    if (j !== own && counts[j] > 0) b = Math.min(b, clusterSums[j] / counts[j]);
  }
  const larger = Math.max(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}
