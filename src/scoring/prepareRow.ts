import { prepareValue } from '../features/index.ts';
import type { CategoryColumnPlan, ColumnPlan } from './plan/columns.ts';

/**
 * Writes the features made of one column for one customer, to the bit as `applyRecipe` makes them.
 *
 * @param value as the column's cell holds it
 * @param x receives them from `start` on; NaN where a missing value has nothing in its place
 */
export function writeFeatures(
  column: ColumnPlan,
  value: number,
  x: Float64Array,
  start: number,
): void {
  if (column.kind === 'category') writeLevels(column, value, x, start);
  else if (column.made !== null) {
    x[start + column.made.feature] = prepareValue(column.made.step, value);
  }
}

function writeLevels(
  { features, prepared, input }: CategoryColumnPlan,
  value: number,
  x: Float64Array,
  start: number,
): void {
  const row = (Number.isNaN(value) ? input.levels.length + 1 : value) * features.length;
  for (let s = 0; s < features.length; s++) x[start + features[s]] = prepared[row + s];
}

/** Whether none of `n` values from `start` on is missing. */
export function isWhole(x: Float64Array, start: number, n: number): boolean {
  for (let f = start; f < start + n; f++) if (Number.isNaN(x[f])) return false;
  return true;
}
