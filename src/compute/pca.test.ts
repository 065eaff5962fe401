import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { covarianceBlockRows, createRandom, pca, type Matrix } from '../core/index.ts';
import { createWorkerPool } from './workerPool.ts';

const one = await createWorkerPool({ threads: 1 });
const three = await createWorkerPool({ threads: 3 });
const plain = await createWorkerPool({ threads: 1, kernels: async () => null });
const pools = [one, three, plain];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function drawn(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from(
    { length: nSamples * nFeatures },
    (_, p) => random.nextGaussian() * (1 + (p % nFeatures)),
  );
  return { data, nSamples, nFeatures };
}

const large = drawn(4, 5 * covarianceBlockRows + 777, 5);

describe('principal components on a pool', () => {
  it("have the bytes of core's, at any number of threads, with kernels and without", async () => {
    const expected = pca(large, 3);
    for (const pool of pools) expect(await pool.pca(large, 3)).toEqual(expected);
  });

  it("have the bytes of core's over random shapes", async () => {
    const shapes = fc.tuple(
      fc.nat(),
      fc.integer({ min: 2, max: 300 }),
      fc.integer({ min: 1, max: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(shapes, async ([seed, nSamples, nFeatures]) => {
        const x = drawn(seed, nSamples, nFeatures);
        expect(await three.pca(x)).toEqual(pca(x));
      }),
      { numRuns: 40 },
    );
  });

  it('tell how far they are, and stop when they are told to', async () => {
    const told: number[] = [];
    await three.pca(large, 1, { onProgress: (done, total) => told.push(done / total) });
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => done / 6));
    for (const pool of pools) {
      const work = pool.pca(large, 1, { signal: AbortSignal.abort() });
      await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    }
  });

  it('refuse what core refuses, in the same words', async () => {
    const place = 5 * (covarianceBlockRows + 3) + 2;
    const broken = { ...large, data: large.data.with(place, NaN) };
    for (const pool of pools) {
      await expect(pool.pca(broken)).rejects.toThrow(`row ${covarianceBlockRows + 3}, column 2`);
      await expect(pool.pca(large, 6)).rejects.toThrow('nComponents is 6');
    }
  });
});
