import { expect, it } from 'vitest';
import { matrixFromRows } from '../core/index.ts';
import { segmentTree } from './segmentTree.ts';

it('joins the nearest segments first, weighed by their sizes (by hand)', () => {
  const centroids = matrixFromRows([[0], [10], [11]]);
  const tree = segmentTree(centroids, Int32Array.of(6, 1, 1));
  expect(tree?.merges.map(({ first, second }) => [first, second])).toEqual([
    [1, 2],
    [0, 3],
  ]);
  // Joining adds 1 x 1 / 2 x 1² = 0.5 to the sum of squares, then 6 x 2 / 8 x 10.5²; heights are roots of twice that.
  expect(tree?.merges[0].height).toBeCloseTo(1, 12);
  expect(tree?.merges[1].height).toBeCloseTo(Math.sqrt(2 * 1.5 * 10.5 ** 2), 12);
});

it('says nothing of two segments, which can only join', () => {
  expect(segmentTree(matrixFromRows([[0], [1]]), Int32Array.of(3, 2))).toBeNull();
});
