import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recipeSchema, segmentConfigSchema } from '../../contract/index.ts';
import type { Column, Table } from '../../core/index.ts';
import { tableOf } from '../../../test/support/tables.ts';
import { applyRecipe } from './applyRecipe.ts';
import { fitRecipe } from './fitRecipe.ts';
import type { RecipeOptions } from './options.ts';

const { impute, outliers, transform, scale } = segmentConfigSchema.shape;
const options: fc.Arbitrary<RecipeOptions> = fc.record({
  impute: fc.constantFrom(...impute.unwrap().options),
  outliers: fc.constantFrom(...outliers.unwrap().options),
  transform: fc.constantFrom(...transform.unwrap().options),
  scale: fc.constantFrom(...scale.unwrap().options),
});
const amount = fc.oneof(
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.integer({ min: 0, max: 9 }),
);
const row = fc.record({
  amount: fc.option(amount, { freq: 8 }),
  count: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 8 }),
  loan: fc.option(fc.constantFrom('yes', 'no'), { freq: 8 }),
  job: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { freq: 8 }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

/** One row without gaps, so that every column has something to learn from. */
const whole: Row = { amount: 12.5, count: 3, loan: 'yes', job: 'a' };
const other: Row = { amount: 99, count: 0, loan: 'no', job: 'b' };
const rows = fc.array(row, { maxLength: 40 }).map((some) => [whole, other].concat(some));

const names = ['amount', 'count', 'loan', 'job'] as const;
const tableOfRows = (some: readonly Row[]): Table =>
  tableOf(Object.fromEntries(names.map((name) => [name, some.map((each) => each[name])])));

test('every feature of every kept customer is a finite number', () => {
  fc.assert(
    fc.property(rows, options, (some, given) => {
      const table = tableOfRows(some);
      const { recipe } = fitRecipe(table, names, [], given);
      const { x, rows: kept, rowIds } = applyRecipe(recipe, table);
      expect(x.data.every(Number.isFinite)).toBe(true);
      expect(x.data).toHaveLength(kept.length * recipe.features.length);
      expect(rowIds).toEqual([...kept].map((i) => table.rowIds[i]));
      expect(kept.length === table.nRows || given.impute === 'drop').toBe(true);
    }),
  );
});

test('a recipe that went through JSON gives the same bytes, whole or row by row', () => {
  fc.assert(
    fc.property(rows, options, (some, given) => {
      const table = tableOfRows(some);
      const { recipe } = fitRecipe(table, names, [], given);
      const again = recipeSchema.parse(JSON.parse(JSON.stringify(recipe)));
      const { data } = applyRecipe(recipe, table).x;
      expect(applyRecipe(again, table).x.data).toEqual(data);
      const one = some.flatMap((each) => [...applyRecipe(recipe, tableOfOneRow(each)).x.data]);
      expect(one).toEqual([...data]);
    }),
    { numRuns: 50 },
  );
});

/** A row alone, its columns of the same kind as in the whole table. */
function tableOfOneRow(each: Row): Table {
  const { columns } = tableOfRows([each, whole]);
  return { nRows: 1, rowIds: ['R0'], columns: columns.map(firstRow) };
}

function firstRow(column: Column): Column {
  return column.kind === 'number'
    ? { ...column, values: column.values.slice(0, 1) }
    : { ...column, codes: column.codes.slice(0, 1) };
}

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(rows, options, (some, given) => {
      const forward = fitRecipe(tableOfRows(some), names, [], given).recipe;
      const backward = fitRecipe(tableOfRows(some.toReversed()), names, [], given).recipe;
      expect(backward.features.map(({ name }) => name)).toEqual(
        forward.features.map(({ name }) => name),
      );
      forward.features.forEach((step, j) => {
        const twin = backward.features[j];
        expect(twin.transform.name).toBe(step.transform.name);
        expect(twin.impute === null).toBe(step.impute === null);
        expect(near(twin.impute ?? 0, step.impute ?? 0)).toBe(true);
        const sameScale = near(twin.centre, step.centre) && near(twin.scale, step.scale);
        expect(sameScale || step.transform.lambda !== null).toBe(true);
      });
    }),
  );
});

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
