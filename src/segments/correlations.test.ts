import { expect, it } from 'vitest';
import { correlation, matrixFromRows } from '../core/index.ts';
import { noise } from './planted.fixture.ts';
import { correlations } from './correlations.ts';

it('agrees with the correlation of two columns, and has none for a constant one', () => {
  const rows = [
    [1, 2, 7, -1],
    [2, 4.5, 7, 3],
    [3, 5, 7, -2],
    [5, 9, 7, 0],
  ];
  const column = (j: number) => Float64Array.from(rows, (row) => row[j]);
  const found = correlations(matrixFromRows(rows), ['a', 'b', 'c', 'd']);
  expect(found?.features).toEqual(['a', 'b', 'c', 'd']);
  expect(found?.values[0][0]).toBe(1);
  expect(found?.values[0][1]).toBeCloseTo(correlation(column(0), column(1)), 12);
  expect(found?.values[3][1]).toBeCloseTo(correlation(column(3), column(1)), 12);
  expect(found?.values[2]).toEqual([null, null, null, null]);
});

it('tells nothing of a single feature or two rows, and of 40 features at most', () => {
  expect(correlations(noise('uniform', 10, 1, 1), ['a'])).toBeNull();
  expect(correlations(noise('uniform', 2, 2, 1), ['a', 'b'])).toBeNull();
  const names = Array.from({ length: 50 }, (_, i) => String(i));
  expect(correlations(noise('uniform', 30, 50, 1), names)?.values).toHaveLength(40);
});
