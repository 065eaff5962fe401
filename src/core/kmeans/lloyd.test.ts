import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { squaredDistanceTo } from './distance.ts';
import { countDistinctRows } from './distinctRows.ts';
import { lloyd } from './lloyd.ts';
import { plainLloyd } from './plainLloyd.fixture.ts';
import { createSums, sumUp } from './sums.ts';

const limits = { maxIter: 300, tolerance: 0 };

/** Groups of rows; on a grid of `step`, where distances tie and rows repeat, unless it is 0. */
function lumps(seed: number, nSamples: number, nFeatures: number, step: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => {
    const value = random.nextGaussian() * 2 + 8 * random.nextInt(3);
    return step === 0 ? value : Math.round(value / step) * step;
  });
  return { data, nSamples, nFeatures };
}

const shapes = fc.record({
  seed: fc.nat(),
  nSamples: fc.integer({ min: 1, max: 80 }),
  nFeatures: fc.integer({ min: 1, max: 12 }),
  nClusters: fc.integer({ min: 1, max: 12 }),
  isWeighted: fc.boolean(),
  maxIter: fc.integer({ min: 1, max: 12 }),
  tolerance: fc.constantFrom(0, 0.05),
});

describe('lloyd and its slow twin', () => {
  it('take the same steps (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters, isWeighted, ...rest }) => {
        const x = lumps(seed, nSamples, nFeatures, 0);
        const random = createRandom(seed + 1);
        const weights = isWeighted
          ? Float64Array.from({ length: nSamples }, () => random.next() + 0.1)
          : null;
        const start = Float64Array.from(
          { length: nClusters * nFeatures },
          () => random.next() * 30 - 5,
        );
        const fast = lloyd({ x, weights }, start, rest);
        const slow = plainLloyd({ x, weights }, start, rest);
        expect([fast.nIter, fast.converged]).toEqual([slow.nIter, slow.converged]);
        expect(fast.labels).toEqual(slow.labels);
        expect(Math.abs(fast.inertia - slow.inertia)).toBeLessThan(1e-9 * (1 + slow.inertia));
        fast.centroids.forEach((value, q) => expect(value).toBeCloseTo(slow.centroids[q], 9));
      }),
      { numRuns: 300 },
    );
  });

  it('rests where rows repeat and distances tie: means of nearest rows, no cluster empty (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters }) => {
        const x = lumps(seed, nSamples, nFeatures, 4);
        const k = Math.min(nClusters, countDistinctRows(x, nSamples));
        const { centroids, labels, converged } = lloyd(
          { x, weights: null },
          x.data.slice(0, k * nFeatures),
          limits,
        );
        expect(converged).toBe(true);
        expect(new Set(labels).size).toBe(k);
        labels.forEach((label, i) => {
          const own = squaredDistanceTo(x, i, centroids, label);
          for (let j = 0; j < k; j++) {
            expect(own).toBeLessThanOrEqual(squaredDistanceTo(x, i, centroids, j) + 1e-9);
          }
        });
        const sums = createSums(k, nFeatures);
        sumUp({ x, weights: null }, labels, sums);
        sums.totals.forEach((total, q) => {
          expect(centroids[q]).toBeCloseTo(total / sums.masses[Math.floor(q / nFeatures)], 9);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('lloyd', () => {
  it('moves two centroids to the means of two pairs (by hand)', () => {
    const x = matrixFromRows([[0], [2], [10], [14]]);
    const { centroids, labels, inertia, nIter, converged } = lloyd(
      { x, weights: null },
      Float64Array.of(0, 1),
      limits,
    );
    expect([...centroids]).toEqual([1, 12]);
    expect([...labels]).toEqual([0, 0, 1, 1]);
    expect([inertia, converged]).toEqual([10, true]);
    expect(nIter).toBe(2);
  });

  it('weighs rows (by hand)', () => {
    const x = matrixFromRows([[0], [2], [10]]);
    const weights = Float64Array.of(3, 1, 5);
    const { centroids, inertia } = lloyd({ x, weights }, Float64Array.of(0, 9), limits);
    expect([...centroids]).toEqual([0.5, 10]);
    expect(inertia).toBe(3 * 0.25 + 2.25);
  });

  it('gives an empty cluster the farthest row', () => {
    const x = matrixFromRows([[0], [1], [2], [50]]);
    const { labels, inertia } = lloyd({ x, weights: null }, Float64Array.of(0, 900, 1000), limits);
    expect(new Set(labels).size).toBe(3);
    expect(inertia).toBe(0.5);
  });

  it('leaves a centroid without rows where none can be spared', () => {
    const x = matrixFromRows([[1], [1]]);
    const { centroids, labels } = lloyd({ x, weights: null }, Float64Array.of(1, 5), limits);
    expect([...labels]).toEqual([0, 0]);
    expect([...centroids]).toEqual([1, 5]);
  });
});
