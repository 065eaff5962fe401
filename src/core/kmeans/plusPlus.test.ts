import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { countDistinctRows } from './distinctRows.ts';
import { plusPlus } from './plusPlus.ts';

function grid(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextInt(4));
  return { data, nSamples, nFeatures };
}

describe('plusPlus', () => {
  it('chooses different rows as long as there are any (law)', () => {
    const sizes = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.nat(), sizes, fc.integer({ min: 1, max: 3 }), (seed, nSamples, nFeatures) => {
        const x = grid(seed, nSamples, nFeatures);
        const nClusters = Math.min(8, countDistinctRows(x, nSamples));
        const data = plusPlus(x, null, nClusters, createRandom(seed));
        expect(countDistinctRows({ data, nSamples: nClusters, nFeatures }, nClusters)).toBe(
          nClusters,
        );
      }),
    );
  });

  it('spreads over far groups, which an even choice would miss', () => {
    const x = matrixFromRows([
      ...Array.from({ length: 300 }, (_, i) => [i / 1000]),
      [1000],
      [-1000],
      [5000],
    ]);
    for (let seed = 0; seed < 20; seed++) {
      const chosen = plusPlus(x, null, 4, createRandom(seed)).toSorted();
      expect([chosen[0], ...chosen.slice(2)]).toEqual([-1000, 1000, 5000]);
    }
  });

  it('starts at heavy rows more often', () => {
    const x = matrixFromRows([[0], [1], [2], [3]]);
    const weights = Float64Array.of(1, 1, 97, 1);
    const starts = Array.from({ length: 200 }, (_, seed) =>
      plusPlus(x, weights, 1, createRandom(seed)),
    );
    expect(starts.filter(([first]) => first === 2).length).toBeGreaterThan(180);
  });
});
