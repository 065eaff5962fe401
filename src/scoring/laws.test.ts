import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentConfigSchema } from '../contract/index.ts';
import {
  assign,
  matrixFromRows,
  pca,
  pcaScores,
  predictProbabilities,
  type Table,
} from '../core/index.ts';
import { applyRecipe } from '../features/index.ts';
import { createScorer } from './createScorer.ts';
import { customerAt, customersOf, fitted, type FittedOptions } from './fitted.fixture.ts';
import { reasonsInWords } from './reasons.ts';

const { impute, outliers, scale } = segmentConfigSchema.shape;
const options: fc.Arbitrary<FittedOptions> = fc.record({
  impute: fc.constantFrom(...impute.unwrap().options),
  outliers: fc.constantFrom(...outliers.unwrap().options),
  transform: fc.constantFrom('none', 'yeo-johnson', 'auto'),
  scale: fc.constantFrom(...scale.unwrap().options),
  nClusters: fc.integer({ min: 1, max: 5 }),
  forest: fc.boolean(),
});
const seed = fc.integer({ min: 0, max: 1e6 });
const few = { numRuns: 12 };
const rowsOf = ({ nRows }: Table): number[] => Array.from({ length: nRows }, (_, row) => row);

test('the nearest centre and its distance are those of applyRecipe and assign, to the bit', () => {
  fc.assert(
    fc.property(seed, seed, options, (one, other, given) => {
      const { model } = fitted(one, given);
      const { score } = createScorer(model);
      const table = customersOf(other, 20);
      const { x, rows } = applyRecipe(model.recipe, table);
      const { labels, distances } = assign(matrixFromRows(model.model.centroids), x);
      const places = new Map([...rows].map((row, i) => [row, i]));
      for (const row of rowsOf(table)) {
        const told = score(customerAt(table, row));
        const i = places.get(row);
        expect(told.distance).toBe(i === undefined ? null : distances[i]);
        expect(told.distance === null || told.cluster === labels[i ?? -1]).toBe(true);
      }
    }),
    few,
  );
});

test('a customer lies on the map where its features put it', () => {
  const { model, table } = fitted(7, {});
  const { score, scoreTable } = createScorer(model);
  const { x, rows } = applyRecipe(model.recipe, table);
  const { data } = pcaScores(pca(x, 2), x);
  const { mapX, mapY } = scoreTable(table, null);
  rows.forEach((row, i) => {
    expect(mapX[row]).toBeCloseTo(data[2 * i], 9);
    expect(mapY[row]).toBeCloseTo(data[2 * i + 1], 9);
    expect(score(customerAt(table, row)).mapPlace).toEqual([mapX[row], mapY[row]]);
  });
  expect(createScorer({ ...model, map: null }).score(customerAt(table, 0)).mapPlace).toBeNull();
});

test('the reasons sum to the margin, their shares to 1', () => {
  fc.assert(
    fc.property(seed, options, (one, given) => {
      const { model, table } = fitted(one, given);
      const { score } = createScorer(model);
      for (const row of rowsOf(table).slice(0, 20)) {
        const { distance, next, reasons } = score(customerAt(table, row));
        if (distance === null || next === null) continue;
        const margin = next.distance ** 2 - distance ** 2;
        const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
        // A difference of two squares cannot be known better than the squares are.
        const known = 1e-9 * margin + 1e-13 * Math.max(1, next.distance ** 2);
        expect(Math.abs(sum - margin)).toBeLessThanOrEqual(known);
        expect(reasons.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 6);
        const contributions = reasons.map(({ contribution }) => contribution);
        expect(contributions).toEqual(contributions.toSorted((a, b) => b - a));
        expect(reasons.map(({ feature }) => feature).toSorted()).toEqual([
          'age',
          'balance',
          'cash_advance',
          'job',
          'loan',
          'visits',
        ]);
      }
    }),
    few,
  );
});

test('the forest gives one customer what it gives the rows of a matrix, to the bit', () => {
  fc.assert(
    fc.property(seed, seed, (one, other) => {
      const { model } = fitted(one);
      const { plan, score, classifierRows } = createScorer(model);
      const table = customersOf(other, 20);
      const rows = classifierRows(table);
      if (rows === null || plan.forest === null) throw new Error('the model has a forest');
      const { data, nFeatures } = predictProbabilities(plan.forest.model, rows);
      for (const row of rowsOf(table)) {
        const { probabilities } = score(customerAt(table, row));
        const expected = model.segments.map(({ cluster }) => data[row * nFeatures + cluster]);
        expect(probabilities.map(({ probability }) => probability)).toEqual(expected);
      }
    }),
    few,
  );
});

/** A table without some of its columns, and with values that no training customer had. */
function worn(table: Table, absent: readonly string[]): Table {
  const columns = table.columns
    .filter(({ name }) => !absent.includes(name))
    .map((column) => {
      if (column.kind === 'category') {
        return {
          ...column,
          levels: column.levels.map((each) => each.replace('retired', 'pirate')),
        };
      }
      return { ...column, values: column.values.map((each, i) => (i % 7 === 3 ? 1e5 : each)) };
    });
  return { ...table, columns };
}

test('a table is scored as its rows are one by one', () => {
  const absent = fc.subarray(['age', 'job', 'deposits'], { maxLength: 2 });
  fc.assert(
    fc.property(seed, seed, options, absent, fc.boolean(), (one, other, given, lacks, atHand) => {
      const { model } = fitted(one, given);
      const { plan, score, scoreTable, classifierRows } = createScorer(model);
      const table = worn(customersOf(other, 20), lacks);
      const rows = classifierRows(table);
      const shares =
        rows === null || plan.forest === null
          ? null
          : predictProbabilities(plan.forest.model, rows);
      const all = scoreTable(table, atHand ? shares : null);
      const scores = rowsOf(table).map((row) => score(customerAt(table, row)));
      expect([...all.clusters]).toEqual(scores.map(({ cluster }) => cluster));
      expect([...all.distances]).toEqual(scores.map(({ distance }) => distance ?? NaN));
      expect([...all.nextClusters]).toEqual(scores.map(({ next }) => next?.cluster ?? -1));
      expect([...all.probabilities]).toEqual(
        scores.map(({ probability }) => (atHand ? (probability ?? NaN) : NaN)),
      );
      expect(all.reasons).toEqual(scores.map((each) => reasonsInWords(each)));
      expect(all.notes).toEqual(
        scores.map(({ notes }) => notes.map(({ text }) => text).join('; ')),
      );
    }),
    { numRuns: 25 },
  );
});

test('probabilities of another number of rows are refused, and a table without rows is none', () => {
  const { model } = fitted(3);
  const { scoreTable } = createScorer(model);
  const wrong = { data: new Float64Array(3), nSamples: 1, nFeatures: 3 };
  expect(() => scoreTable(customersOf(1, 5), wrong)).toThrow(RangeError);
  expect(scoreTable({ nRows: 0, rowIds: [], columns: [] }, null).notes).toEqual([]);
});
