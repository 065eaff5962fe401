import { describe, expect, it } from 'vitest';
import type { Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { assign } from './assign.ts';
import { coarseRows } from './coarse.ts';
import { kMeans } from './kMeans.ts';
import { lloyd } from './lloyd.ts';

/** Four planted groups of unequal size, and 20 rows far away from all. */
function manyRows(nSamples: number): { x: Matrix; truth: Float64Array } {
  const random = createRandom(4);
  const truth = Float64Array.of(0, 0, 6, 0, 0, 6, 40, 40);
  const data = new Float64Array(2 * nSamples);
  for (let i = 0; i < nSamples; i++) {
    const group = i % (nSamples / 20) === 0 ? 3 : Math.min(2, random.nextInt(5));
    data[2 * i] = truth[2 * group] + random.nextGaussian();
    data[2 * i + 1] = truth[2 * group + 1] + random.nextGaussian();
  }
  return { x: { data, nSamples, nFeatures: 2 }, truth };
}

describe('K-means above 50,000 rows', () => {
  const { x, truth } = manyRows(120_000);
  const best = lloyd({ x, weights: null }, truth, { maxIter: 300, tolerance: 0 });

  it('compares what it found on a second sample above 400,000 rows', () => {
    const more = manyRows(420_000);
    const known = lloyd({ x: more.x, weights: null }, truth, { maxIter: 300, tolerance: 0 });
    const fit = kMeans(more.x, { nClusters: 4, nInit: 3 });
    expect(fit.inertia / known.inertia).toBeLessThan(1 + 1e-4);
  });

  it.each([true, false])('follows restarts on a sample to all rows (refine %s)', (refine) => {
    const fit = kMeans(x, { nClusters: 4, nInit: 5, refine });
    expect(fit.inertia / best.inertia).toBeLessThan(1 + 1e-4);
    expect(fit.labels).toEqual(assign(fit.centroids, x).labels);
    expect(fit.clusterSizes.reduce((sum, size) => sum + size, 0)).toBe(120_000);
  });

  it('draws a sample that stands for all rows, the same for the same seed', () => {
    const weights = Float64Array.from({ length: x.nSamples }, (_, i) => 1 + (i % 3));
    const rows = { x, weights };
    const drawn = coarseRows(rows, { refine: true, seed: 1 });
    expect(drawn.x.nSamples).toBeLessThanOrEqual(25_001);
    const mass = (of: Float64Array | null): number => of?.reduce((sum, w) => sum + w, 0) ?? 0;
    expect(mass(drawn.weights) / mass(weights)).toBeCloseTo(1, 1);
    const far = drawn.x.data.filter((value) => value > 30);
    expect(far).toHaveLength(40);
    expect(coarseRows(rows, { refine: true, seed: 1 })).toEqual(drawn);
    expect(coarseRows(rows, { refine: true, seed: 2 })).not.toEqual(drawn);
  });

  it('leaves fewer rows as they are', () => {
    const few = {
      x: { data: x.data.subarray(0, 200), nSamples: 100, nFeatures: 2 },
      weights: null,
    };
    expect(coarseRows(few, { refine: true, seed: 1 })).toBe(few);
  });
});
