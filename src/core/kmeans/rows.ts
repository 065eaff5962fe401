import { checkMatrix } from '../checkMatrix.ts';
import { checkWeights } from '../checkWeights.ts';
import { takeRows, type Matrix } from '../matrix.ts';
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
  const distinct = countDistinctRows(rows.x, mostClusters);
  if (distinct < mostClusters) {
    throw new RangeError(
      `there are only ${distinct} different rows for ${mostClusters} clusters; ask for at most ${distinct}`,
    );
  }
  return rows;
}

function weigh(x: Matrix, sampleWeight: Float64Array): WeightedRows {
  checkWeights(sampleWeight, x.nSamples);
  const kept = Int32Array.from(sampleWeight.keys()).filter((row) => sampleWeight[row] > 0);
  return { x: takeRows(x, kept), weights: Float64Array.from(kept, (row) => sampleWeight[row]) };
}
