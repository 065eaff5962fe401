import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredDistanceTo } from '../kmeans/distance.ts';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { spanningTree } from './spanningTree.ts';

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly reach: number;
  readonly length: number;
}

/** Kruskal's algorithm (1956) on all pairs. */
function plainTree(x: Matrix, cores: Float64Array): Edge[] {
  const edges: Edge[] = [];
  for (let a = 0; a < x.nSamples; a++) {
    for (let b = 0; b < a; b++) {
      const length = squaredDistanceTo(x, a, x.data, b);
      edges.push({ a, b, reach: Math.max(length, cores[a], cores[b]), length });
    }
  }
  const group = Int32Array.from({ length: x.nSamples }, (_, i) => i);
  return edges
    .toSorted((a, b) => a.reach - b.reach || a.length - b.length)
    .filter(({ a, b }) => {
      const [from, to] = [group[a], group[b]];
      group.forEach((value, i) => {
        if (value === from) group[i] = to;
      });
      return from !== to;
    });
}

describe('spanningTree', () => {
  it('is as short as that of Kruskal, edge by edge (law)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, nSamples) => {
        const random = createRandom(seed);
        const draw = (): number => (seed % 2 === 0 ? random.nextInt(5) : random.nextGaussian());
        const data = Float64Array.from({ length: nSamples * 3 }, draw);
        const x = { data, nSamples, nFeatures: 3 };
        const cores = Float64Array.from({ length: nSamples }, () => random.nextInt(3));
        const { from, to, reaches, lengths } = spanningTree(x, cores);
        const expected = plainTree(x, cores);
        expect(Array.from(reaches.toSorted())).toEqual(expected.map(({ reach }) => reach));
        expect(Array.from(lengths.toSorted())).toEqual(
          expected.map(({ length }) => length).toSorted((a, b) => a - b),
        );
        from.forEach((a, i) => {
          const length = squaredDistanceTo(x, a, x.data, to[i]);
          expect([lengths[i], reaches[i]]).toEqual([
            length,
            Math.max(length, cores[a], cores[to[i]]),
          ]);
        });
      }),
    );
  });

  it('tells progress up to the whole', () => {
    const told: number[] = [];
    const x = matrixFromRows([[0], [1], [5]]);
    spanningTree(x, new Float64Array(3), (done, total) => told.push(done / total));
    expect(told).toEqual([0.5, 1]);
  });
});
