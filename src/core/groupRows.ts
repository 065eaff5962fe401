import { checkMatrix } from './checkMatrix.ts';
import { weighingRows } from './sampleWeight.ts';
import type { Matrix } from './matrix.ts';

/** Rows with those that are the same put together: what stays is free of the order the rows came in. */
export interface RowGroups {
  /** The different rows, in lexicographic order (nGroups x nFeatures). */
  readonly x: Matrix;
  /** Summed weight of each (nGroups), all above 0: how often it occurs, where rows have no weights. */
  readonly weights: Float64Array;
  /** Place of each row among them (nSamples); -1 where it weighs nothing, and with it all rows like it. */
  readonly groupOf: Int32Array;
}

/**
 * Puts rows together that are the same in every column.
 *
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @throws RangeError on missing or infinite values and on weights that are not one number >= 0 a row.
 */
export function groupRows(x: Matrix, sampleWeight?: Float64Array): RowGroups {
  checkMatrix(x);
  if (sampleWeight !== undefined) weighingRows(sampleWeight, x.nSamples);
  const { data, nSamples, nFeatures } = x;
  const order = Int32Array.from({ length: nSamples }, (_, i) => i).toSorted((a, b) =>
    compareRows(x, a, b),
  );
  const groupOf = new Int32Array(nSamples).fill(-1);
  const rows = new Float64Array(data.length);
  const weights = new Float64Array(nSamples);
  let nGroups = 0;
  for (let i = 0, end = 0; i < nSamples; i = end) {
    let weight = 0;
    for (end = i; end < nSamples && compareRows(x, order[i], order[end]) === 0; end++) {
      weight += sampleWeight === undefined ? 1 : sampleWeight[order[end]];
    }
    if (weight === 0) continue;
    for (let place = i; place < end; place++) groupOf[order[place]] = nGroups;
    for (let f = 0; f < nFeatures; f++) {
      // 0 and -0 are the same value; adding 0 writes them alike.
      rows[nGroups * nFeatures + f] = data[order[i] * nFeatures + f] + 0;
    }
    weights[nGroups++] = weight;
  }
  return {
    x: { data: rows.slice(0, nGroups * nFeatures), nSamples: nGroups, nFeatures },
    weights: weights.slice(0, nGroups),
    groupOf,
  };
}

/** Below 0 where row i stands before row j in lexicographic order, 0 where they are the same. */
function compareRows({ data, nFeatures }: Matrix, i: number, j: number): number {
  for (let p = i * nFeatures, q = j * nFeatures, end = p + nFeatures; p < end; p++, q++) {
    const difference = data[p] - data[q];
    if (difference !== 0) return difference;
  }
  return 0;
}
