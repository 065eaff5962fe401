import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignComponents,
  covarianceTypes,
  createRandom,
  gaussianMixture,
  type Matrix,
} from '../../core/index.ts';
import { mixturePlacer } from './mixture.ts';
import { emptyPlacement } from './placer.ts';

function rowsAbout(seed: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: 360 }, (_, p) => {
    const group = Math.floor(p / 3) % 3;
    return 3 * group * ((p % 3) + 1) + random.nextGaussian() * (1 + group);
  });
  return { data, nSamples: 120, nFeatures: 3 };
}

describe.each(covarianceTypes)('a mixture placer of type %s', (covarianceType) => {
  it('places and weighs as core does: what the columns add to the odds sums to them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const x = rowsAbout(seed);
        const fit = gaussianMixture(x, { nComponents: 3, nInit: 1, covarianceType, seed });
        const { responsibilities, labels } = assignComponents(fit, x);
        const placer = mixturePlacer(fit);
        const [found, parts, shares] = [emptyPlacement(), new Float64Array(3), new Float64Array(3)];
        for (let row = 0; row < 20; row++) {
          placer.place(x.data, 3 * row, found);
          placer.probabilities(x.data, 3 * row, shares);
          const expected = responsibilities.data.subarray(3 * row, 3 * row + 3);
          expect(found.nearest).toBe(labels[row]);
          expect(shares).toEqual(Float64Array.from(expected));
          expect(found.probability).toBe(expected[found.nearest]);
          const prior = placer.weigh(x.data, 3 * row, found.nearest, found.next, parts);
          const odds = Math.log(expected[found.nearest]) - Math.log(expected[found.next]);
          if (expected[found.next] === 0) continue;
          expect(parts.reduce((sum, part) => sum + part, prior)).toBeCloseTo(odds, 6);
          expect(found.next).not.toBe(found.nearest);
        }
      }),
      { numRuns: 5 },
    );
  });
});

it('weighs by hand: two components of variance 1 at -1 and 1, a row at 2', () => {
  const placer = mixturePlacer({
    covarianceType: 'spherical',
    weights: Float64Array.of(0.5, 0.5),
    means: { data: Float64Array.of(-1, 1), nSamples: 2, nFeatures: 1 },
    covariances: Float64Array.of(1, 1),
  });
  const [found, parts] = [emptyPlacement(), new Float64Array(1)];
  placer.place(Float64Array.of(2), 0, found);
  expect([found.nearest, found.next, found.square, found.nextSquare]).toEqual([1, 0, 1, 9]);
  // The logarithm of the odds is (9 - 1) / 2 = 4, all of it from the only column; the average row, 0, tells nothing.
  expect(placer.weigh(Float64Array.of(2), 0, 1, 0, parts)).toBe(0);
  expect(parts[0]).toBeCloseTo(4, 12);
  expect(found.probability).toBeCloseTo(1 / (1 + Math.exp(-4)), 12);
});
