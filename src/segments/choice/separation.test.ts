import { expect, it } from 'vitest';
import { kMeans, matrixFromRows } from '../../core/index.ts';
import { noise } from '../planted.fixture.ts';
import { leastSeparation } from './separation.ts';

it('is the distance of centres over the spread along their line, worked by hand', () => {
  const x = matrixFromRows([
    [-1, 5],
    [1, -5],
    [19, 5],
    [21, -5],
  ]);
  // Centres 20 apart along the first axis; each row lies 1 from its centre along it.
  expect(leastSeparation(x, kMeans(x, { nClusters: 2 }))).toBeCloseTo(20, 12);
});

it('reaches the square root of 12 for halves of an even cloud', () => {
  const x = noise('uniform', 20_000, 1, 1);
  expect(leastSeparation(x, kMeans(x, { nClusters: 2 }))).toBeCloseTo(Math.sqrt(12), 1);
});

it('is infinite between points, and not defined for one cluster', () => {
  const x = matrixFromRows([[0], [0], [1], [1]]);
  expect(leastSeparation(x, kMeans(x, { nClusters: 2 }))).toBe(Infinity);
  expect(leastSeparation(x, kMeans(x, { nClusters: 1 }))).toBeNull();
});
