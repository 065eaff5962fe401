import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createInlineExecutor, createRandom, type Matrix } from '../core/index.ts';
import { createWorkerPool } from './workerPool.ts';

const pool = await createWorkerPool({ threads: 2 });
const inline = createInlineExecutor();
afterAll(() => pool.close());

const shapes = fc.record({
  nSamples: fc.integer({ min: 3, max: 150 }),
  nFeatures: fc.integer({ min: 1, max: 40 }),
  nClusters: fc.array(fc.integer({ min: 2, max: 20 }), { minLength: 1, maxLength: 4 }),
  seed: fc.nat(),
  /** Whole numbers repeat, so that distances tie and vanish. */
  isWhole: fc.boolean(),
});

describe('the kernel of silhouettes and its plain twin', () => {
  it('agree over random shapes, ties and clusters of one', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ({ nSamples, nFeatures, nClusters, seed, isWhole }) => {
        const random = createRandom(seed);
        const draw = (): number => (isWhole ? random.nextInt(3) : random.nextGaussian());
        const data = Float64Array.from({ length: nSamples * nFeatures }, draw);
        const x: Matrix = { data, nSamples, nFeatures };
        const labelings = nClusters.map((most) => {
          const k = Math.min(most, nSamples - 1);
          return Int32Array.from({ length: nSamples }, (_, i) => (i < k ? i : random.nextInt(k)));
        });
        const found = await pool.silhouetteSamples(x, labelings);
        const expected = await inline.silhouetteSamples(x, labelings);
        found.forEach((values, l) => {
          values.forEach((value, i) => expect(Math.abs(value - expected[l][i])).toBeLessThan(2e-5));
        });
      }),
      { numRuns: 80 },
    );
  });
});
