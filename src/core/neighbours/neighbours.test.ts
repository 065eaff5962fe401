import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { buildKdTree, createRadiusSearch, squareToBox, squareUpTo } from './index.ts';

/** Every other seed gives whole numbers, with many equal rows and distances. */
function points(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const draw = (): number => (seed % 2 === 0 ? random.nextInt(4) : random.nextGaussian());
  return { data: Float64Array.from({ length: nSamples * nFeatures }, draw), nSamples, nFeatures };
}

const shapes = fc.record({
  seed: fc.nat(),
  nSamples: fc.integer({ min: 1, max: 150 }),
  nFeatures: fc.integer({ min: 1, max: 4 }),
});

describe('buildKdTree', () => {
  it('holds each row once, every node its own in its box (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures }) => {
        const x = points(seed, nSamples, nFeatures);
        const tree = buildKdTree(x);
        expect(Array.from(tree.rowAt.toSorted())).toEqual(
          Array.from({ length: nSamples }, (_, i) => i),
        );
        const visit = (node: number): void => {
          for (let place = tree.starts[node]; place < tree.ends[node]; place++) {
            const row = x.data.subarray(tree.rowAt[place] * nFeatures).subarray(0, nFeatures);
            expect(squareToBox(tree, node, row, 0, Infinity)).toBe(0);
          }
          if (tree.seconds[node] < 0) return;
          expect(tree.starts[node + 1]).toBe(tree.starts[node]);
          expect(tree.ends[node + 1]).toBe(tree.starts[tree.seconds[node]]);
          expect(tree.ends[tree.seconds[node]]).toBe(tree.ends[node]);
          visit(node + 1);
          visit(tree.seconds[node]);
        };
        visit(0);
      }),
      { numRuns: 40 },
    );
  });

  it('measures to a box (by hand)', () => {
    const tree = buildKdTree(
      matrixFromRows([
        [0, 0],
        [2, 1],
      ]),
    );
    expect(squareToBox(tree, 0, Float64Array.of(9, 5, -3), 1, Infinity)).toBe(3 ** 2 + 3 ** 2);
    expect(squareToBox(tree, 0, Float64Array.of(1, 0.5), 0, Infinity)).toBe(0);
  });
});

describe('createRadiusSearch', () => {
  it('finds what looking at every row finds (law)', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 60 }), (shape, mass) => {
        const { seed, nSamples, nFeatures } = shape;
        const x = points(seed, nSamples, nFeatures);
        const random = createRandom(seed);
        const weights = Float64Array.from({ length: nSamples }, () => random.nextInt(3) + 1);
        const total = weights.reduce((sum, weight) => sum + weight);
        const reachable = Math.min(mass, total);
        const search = createRadiusSearch(buildKdTree(x), weights, reachable);
        const query = points(seed + 2, 1, nFeatures).data;
        for (const [data, p] of [
          [x.data, 0],
          [query, 0],
        ] as const) {
          expect(search(data, p)).toBe(plainRadius(x, weights, reachable, data, p));
        }
      }),
      { numRuns: 150 },
    );
  });
});

function plainRadius(
  { data, nSamples, nFeatures }: Matrix,
  weights: Float64Array,
  mass: number,
  query: Float64Array,
  p: number,
): number {
  const squares = Float64Array.from({ length: nSamples }, (_, i) =>
    squareUpTo(query, p, data, i * nFeatures, nFeatures, Infinity),
  );
  let sum = 0;
  for (const i of [...squares.keys()].toSorted((a, b) => squares[a] - squares[b])) {
    sum += weights[i];
    if (sum >= mass) return squares[i];
  }
  return Infinity;
}
