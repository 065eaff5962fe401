import { checkMatrix } from '../checkMatrix.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { weighingRows } from '../sampleWeight.ts';
import type { WeightedRows } from './descent.ts';
import { countDistinctRows } from './distinctRows.ts';

/**
 * Checks what K-means is asked to work on. Rows of weight 0 count for nothing and are left out.
 *
 * @param mostClusters the largest number of clusters that will be asked for
 * @throws RangeError on missing or infinite values, on weights that are not one number >= 0 a row, and on
 * fewer different rows than clusters.
 */
export function checkKMeansRows(
  x: Matrix,
  mostClusters: number,
  sampleWeight?: Float64Array,
): WeightedRows {
  checkMatrix(x);
  const rows = sampleWeight === undefined ? { x, weights: null } : weigh(x, sampleWeight);
  checkEnoughRows(rows.x, mostClusters);
  return rows;
}

/**
 * The part of {@link checkKMeansRows} that looks for different rows.
 *
 * @throws RangeError on fewer different rows than clusters.
 */
export function checkEnoughRows(x: Matrix, mostClusters: number): void {
  const distinct = countDistinctRows(x, mostClusters);
  if (distinct >= mostClusters) return;
  throw new RangeError(
    `there are only ${distinct} different rows for ${mostClusters} clusters; ask for at most ${distinct}`,
  );
}

function weigh(x: Matrix, sampleWeight: Float64Array): WeightedRows {
  const kept = weighingRows(sampleWeight, x.nSamples);
  return { x: takeRows(x, kept), weights: Float64Array.from(kept, (row) => sampleWeight[row]) };
}
