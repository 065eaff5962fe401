import type { ColumnRole, Recipe, Unit } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import { featureValues } from '../../features/index.ts';

/** A column of numbers to describe segments with: a feature they were formed on, or any other. */
export interface NumberFeature {
  readonly feature: string;
  readonly label: string;
  readonly unit: Unit;
  /** Its place among the features the segments were formed on; null when it only describes them. */
  readonly position: number | null;
  /** Reads the values: one a row of the table, in the column's own unit; NaN is missing. */
  readonly values: () => Float64Array;
  /** True when there are only 0 and 1, so that the mean is a share. */
  readonly binary: boolean;
}

/**
 * The features of a recipe in its order, then every other column of numbers. A level of a category is a
 * feature of 0 and 1.
 *
 * @throws RangeError when the table lacks a column of the recipe
 */
export function numberFeatures(
  table: Table,
  roles: readonly ColumnRole[],
  recipe: Recipe,
): NumberFeature[] {
  const clustered = recipe.features.map((step, position) => {
    const { name, column, label } = step;
    checkColumn(table, column);
    const values = (): Float64Array => featureValues(step, table);
    return describe(name, label, unitOf(roles, column), position, values);
  });
  const used = new Set(recipe.features.map(({ column }) => column));
  const described = table.columns.flatMap((column) => {
    if (column.kind !== 'number' || used.has(column.name)) return [];
    const label = roles.find(({ name }) => name === column.name)?.label ?? column.name;
    return [describe(column.name, label, unitOf(roles, column.name), null, () => column.values)];
  });
  return [...clustered, ...described];
}

function describe(
  feature: string,
  label: string,
  unit: Unit,
  position: number | null,
  values: () => Float64Array,
): NumberFeature {
  const binary = isBinary(values());
  return { feature, label, unit: binary ? 'rate' : unit, position, values, binary };
}

function checkColumn(table: Table, name: string): void {
  if (table.columns.some((column) => column.name === name)) return;
  throw new RangeError(`the table has no column "${name}" to describe`);
}

function unitOf(roles: readonly ColumnRole[], column: string): Unit {
  return roles.find(({ name }) => name === column)?.unit ?? 'none';
}

function isBinary(values: Float64Array): boolean {
  let seen = false;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value !== 0 && value !== 1) return false;
    seen = true;
  }
  return seen;
}
