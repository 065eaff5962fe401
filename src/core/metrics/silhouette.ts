import { checkMatrix } from '../checkMatrix.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { groupByLabels } from './jointLabels.ts';
import { countLabels } from './labels.ts';

/** Rows gathered by their labels under several labelings, for silhouettes; plain data that workers can share. */
export interface SilhouetteGroups {
  /** The row of the caller's matrix that stands at each place (nSamples). */
  readonly order: Int32Array;
  /** nGroups + 1 places: rows from starts[g] to before starts[g + 1] share all their labels. */
  readonly starts: Int32Array;
  /** For each labeling, the cluster of each group (nGroups). */
  readonly groupLabels: readonly Int32Array[];
  /** For each labeling, the rows of each cluster. */
  readonly counts: readonly Int32Array[];
}

/** Everything that silhouettes of single rows are computed from. */
export interface SilhouetteTask extends SilhouetteGroups {
  /** The rows in their order, those with equal labels together (nSamples x nFeatures). */
  readonly sorted: Matrix;
}

/**
 * Gathers rows for their silhouettes under several labelings.
 *
 * @throws RangeError on missing or infinite values, and on labelings without 2 to nSamples - 1 clusters.
 */
export function groupForSilhouettes(x: Matrix, labelings: readonly Int32Array[]): SilhouetteGroups {
  checkMatrix(x);
  const counts = labelings.map((labels) => countLabels(labels, x.nSamples));
  const { order, starts } = groupByLabels(labelings, x.nSamples);
  const firstRows = starts.subarray(0, -1).map((start) => order[start]);
  const groupLabels = labelings.map((labels) => firstRows.map((row) => labels[row]));
  return { order, starts, groupLabels, counts };
}

/** {@link groupForSilhouettes}, with a copy of the rows in their order. */
export function prepareSilhouettes(x: Matrix, labelings: readonly Int32Array[]): SilhouetteTask {
  const groups = groupForSilhouettes(x, labelings);
  return { ...groups, sorted: takeRows(x, groups.order) };
}

/**
 * Puts the silhouettes of consecutive blocks of sorted rows back into the caller's order.
 *
 * @param blocks in ascending order of their rows, together all of them
 * @returns one Float64Array (nSamples) a labeling
 */
export function collectSilhouettes(
  { order, counts }: Pick<SilhouetteGroups, 'order' | 'counts'>,
  blocks: readonly (readonly Float64Array[])[],
): Float64Array[] {
  return counts.map((_, l) => {
    const values = new Float64Array(order.length);
    let place = 0;
    for (const block of blocks) {
      for (const value of block[l]) values[order[place++]] = value;
    }
    return values;
  });
}
