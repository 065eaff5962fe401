import type { FeatureStep, Recipe } from '../../contract/index.ts';
import { applyScaling, winsorize, type Matrix, type Table } from '../../core/index.ts';
import { decode } from './decode.ts';
import { fill } from './imputation.ts';
import { columnOf } from './planFeatures.ts';
import { applyTransform } from './transformation.ts';

/** Customers as numbers, ready to be clustered. */
export interface FeatureMatrix {
  /** nSamples x nFeatures, without missing values. */
  readonly x: Matrix;
  readonly featureNames: readonly string[];
  /** nSamples */
  readonly rowIds: readonly string[];
  readonly recipe: Recipe;
  /** nSamples: the row of the table that each sample is; fewer than its rows where some are dropped. */
  readonly rows: Int32Array;
}

/**
 * Makes features of customers exactly as the recipe learnt to, whether they are those it was learnt
 * from or new ones. A level never seen before counts as none of the known ones.
 *
 * @throws ClienteleError `data` when a column is not there or holds text for numbers
 */
export function applyRecipe(recipe: Recipe, table: Table): FeatureMatrix {
  const features = recipe.features.map((step) => applyStep(step, table));
  const rows = Int32Array.from({ length: table.nRows }, (_, row) => row).filter((row) =>
    features.every((values) => !Number.isNaN(values[row])),
  );
  const nFeatures = features.length;
  const data = new Float64Array(rows.length * nFeatures);
  features.forEach((values, j) => {
    for (let i = 0; i < rows.length; i += 1) data[i * nFeatures + j] = values[rows[i]];
  });
  return {
    x: { data, nSamples: rows.length, nFeatures },
    featureNames: recipe.features.map(({ name }) => name),
    rowIds: Array.from(rows, (row) => table.rowIds[row]),
    recipe,
    rows,
  };
}

function applyStep(step: FeatureStep, table: Table): Float64Array {
  const values = decode(columnOf(table, step.column), step.level);
  const filled = step.impute === null ? values : fill(values, step.impute);
  const clipped = step.clip === null ? filled : winsorize(filled, step.clip);
  return applyScaling(applyTransform(clipped, step.transform), step);
}
