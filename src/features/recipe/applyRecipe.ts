import type { FeatureStep, Recipe } from '../../contract/index.ts';
import { sharedNumbers, type Matrix, type Rows, type Table } from '../../core/index.ts';
import { decode } from './decode.ts';
import { columnOf } from './planFeatures.ts';
import { prepareValue } from './prepareValue.ts';

/** Customers as numbers, ready to be clustered. */
export interface FeatureRows {
  /** nSamples x nFeatures, without missing values. */
  readonly x: Rows;
  readonly featureNames: readonly string[];
  /** nSamples */
  readonly rowIds: readonly string[];
  readonly recipe: Recipe;
  /** nSamples: the row of the table that each sample is; fewer than its rows where some are dropped. */
  readonly rows: Int32Array;
}

/** {@link FeatureRows} in memory. */
export interface FeatureMatrix extends FeatureRows {
  readonly x: Matrix;
}

/**
 * Makes features of customers exactly as the recipe learnt to, whether they are those it was learnt
 * from or new ones. A level never seen before counts as none of the known ones.
 *
 * @throws ClienteleError `data` when a column is not there or holds text for numbers
 */
export function applyRecipe(recipe: Recipe, table: Table): FeatureMatrix {
  const nFeatures = recipe.features.length;
  const data = sharedNumbers(table.nRows * nFeatures);
  recipe.features.forEach((step, j) => {
    const values = applyStep(step, table);
    for (let i = 0; i < table.nRows; i += 1) data[i * nFeatures + j] = values[i];
  });
  const rows = wholeRows(data, table.nRows, nFeatures);
  const dropped = rows.length < table.nRows;
  return {
    x: {
      data: dropped ? keepRows(data, rows, nFeatures) : data,
      nSamples: rows.length,
      nFeatures,
    },
    featureNames: recipe.features.map(({ name }) => name),
    rowIds: dropped ? Array.from(rows, (row) => table.rowIds[row]) : table.rowIds,
    recipe,
    rows,
  };
}

/** The rows without a missing value, ascending. */
function wholeRows(data: Float64Array, nRows: number, nFeatures: number): Int32Array {
  const rows = new Int32Array(nRows);
  let count = 0;
  for (let row = 0; row < nRows; row += 1) {
    let whole = true;
    for (let j = 0; j < nFeatures; j += 1) whole &&= !Number.isNaN(data[row * nFeatures + j]);
    if (whole) rows[count++] = row;
  }
  return rows.slice(0, count);
}

function keepRows(data: Float64Array, rows: Int32Array, nFeatures: number): Float64Array {
  const kept = sharedNumbers(rows.length * nFeatures);
  rows.forEach((row, i) => {
    kept.set(data.subarray(row * nFeatures, (row + 1) * nFeatures), i * nFeatures);
  });
  return kept;
}

function applyStep(step: FeatureStep, table: Table): Float64Array {
  return featureValues(step, table).map((value) => prepareValue(step, value));
}

/**
 * One feature of every row before it is prepared: in the column's own unit, or 0 and 1 for a level; NaN is missing.
 *
 * @throws ClienteleError `data` when the column is not there or holds text for numbers
 */
export function featureValues(step: FeatureStep, table: Table): Float64Array {
  return decode(columnOf(table, step.column), step);
}
