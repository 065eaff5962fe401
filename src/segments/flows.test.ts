import { expect, it } from 'vitest';
import { segmentConfigSchema } from '../contract/index.ts';
import { createInlineExecutor, matrixFromRows } from '../core/index.ts';
import { fitSegments } from './algorithms/index.ts';
import { solutionFlows } from './flows.ts';

const x = matrixFromRows([[0], [0.1], [0.2], [10], [10.1], [20]]);
const settings = segmentConfigSchema.parse({ source: 'a.csv' });
const request = { nInit: 2, seed: 42, settings, features: [{ column: 'f', level: null }] };
const executor = createInlineExecutor();
const own = await fitSegments('kmeans', x, { ...request, ks: [2, 3, 4] }, executor);
const mixtures = await fitSegments('gaussian-mixture', x, { ...request, ks: [1, 2] }, executor);

it('holds the chosen solution against the nearest one of each other algorithm, worked by hand', () => {
  const [flow, ...others] = solutionFlows([...own, ...mixtures], own[1]);
  expect(others).toEqual([]);
  expect([flow.first, flow.second]).toEqual([
    { algorithm: 'kmeans', k: 3 },
    { algorithm: 'gaussian-mixture', k: 2 },
  ]);
  expect(flow.moves.flat().reduce((sum, n) => sum + n, 0)).toBe(6);
});

it('tells who of a finer solution went where it was merged, worked by hand', () => {
  const [flow] = solutionFlows(own, own[0], own[1]);
  expect([flow.first.k, flow.second.k]).toEqual([3, 2]);
  expect(flow.moves).toEqual([
    [3, 0],
    [0, 2],
    [0, 1],
  ]);
  // Of 15 pairs, 3 + 1 are together in the first, 3 + 3 in the second, 4 in both: (4 - 1.6) / (5 - 1.6).
  expect(flow.adjustedRandIndex).toBeCloseTo(2.4 / 3.4, 12);
});

it('has nothing to tell of one algorithm that was not merged', () => {
  expect(solutionFlows(own, own[1])).toEqual([]);
});
