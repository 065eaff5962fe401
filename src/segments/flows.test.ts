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

it('tells who moves from each number of segments to the next, worked by hand', () => {
  const [first, second] = solutionFlows(own, own[1]);
  expect(first.moves).toEqual([
    [3, 0, 0],
    [0, 2, 1],
  ]);
  expect([first.first.k, first.second.k, second.second.k]).toEqual([2, 3, 4]);
  // Of 15 pairs, 3 + 3 are together in the first, 3 + 1 in the second, 4 in both: (4 - 1.6) / (5 - 1.6).
  expect(first.adjustedRandIndex).toBeCloseTo(2.4 / 3.4, 12);
});

it('holds the chosen solution against the nearest one of each other algorithm', () => {
  const flows = solutionFlows([...own, ...mixtures], own[1]);
  expect(flows.at(-1)).toMatchObject({
    first: { algorithm: 'kmeans', k: 3 },
    second: { algorithm: 'gaussian-mixture', k: 2 },
  });
  expect(flows).toHaveLength(3);
  const counts = flows.map(({ moves }) => moves.flat().reduce((sum, n) => sum + n, 0));
  expect(counts).toEqual([6, 6, 6]);
});
