import { afterAll, describe, expect, it } from 'vitest';
import {
  assign,
  createInlineExecutor,
  createRandom,
  kMeans,
  prepareRows,
  type Executor,
  type KMeansFit,
  type KMeansOptions,
  type Matrix,
} from '../../core/index.ts';
import { createWorkerPool } from '../workerPool.ts';

const inline = createInlineExecutor();
const one = await createWorkerPool({ threads: 1 });
const three = await createWorkerPool({ threads: 3 });
afterAll(() => Promise.all([one.close(), three.close()]));

/** Groups of unequal size; 21 rows lie far away from all. */
function groups(nSamples: number, nFeatures: number, nGroups: number): Matrix {
  const random = createRandom(7);
  const centres = Float64Array.from(
    { length: nGroups * nFeatures },
    () => 4 * random.nextGaussian(),
  );
  const data = new Float64Array(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const isFar = i % Math.floor((nSamples - 1) / 20) === 0;
    const group = Math.floor(nGroups * random.next() ** 2);
    for (let f = 0; f < nFeatures; f++) {
      data[i * nFeatures + f] =
        (isFar ? 600 : centres[group * nFeatures + f]) + random.nextGaussian();
    }
  }
  return { data, nSamples, nFeatures };
}

async function fit(executor: Executor, x: Matrix, options: KMeansOptions): Promise<KMeansFit> {
  return (await executor.kMeans(x, [{ options }]))[0];
}

describe('K-means by the kernels', () => {
  it.each([
    [500, true],
    [500, false],
    [12_000, true],
  ])('%i rows, refine %s: the clustering that core finds', async (nSamples, refine) => {
    const x = groups(nSamples, 6, 5);
    const options = { nClusters: 6, nInit: 4, refine };
    const [found, expected] = [await fit(three, x, options), kMeans(x, options)];
    expect(found.inertia / expected.inertia).toBeCloseTo(1, 5);
    expect(found.labels).toEqual(assign(found.centroids, x).labels);
    expect(found.distances).toEqual(assign(found.centroids, x).distances);
  });

  it('above 50,000 rows all threads follow the finalists, far rows and all', async () => {
    const x = groups(140_001, 3, 4);
    const options = [3, 5].map((nClusters) => ({ options: { nClusters, nInit: 3 } }));
    const fits = await three.kMeans(x, options);
    expect(fits).toEqual(await one.kMeans(x, options));
    fits.forEach((found, t) => {
      const start = found.centroids.data;
      const { inertia } = prepareRows({ x, weights: null }, ({ descend }) =>
        descend(start, { maxIter: 5, tolerance: 0 }),
      );
      expect(found.inertia / inertia).toBeLessThan(1 + 1e-4);
      expect(found.nClusters).toBe(options[t].options.nClusters);
      expect(found.labels).toEqual(assign(found.centroids, x).labels);
      expect(Math.min(...found.clusterSizes)).toBe(21);
    });
  });

  it('leaves to core what f32 cannot tell apart', async () => {
    const random = createRandom(1);
    const data = Float64Array.from({ length: 400 }, (_, i) =>
      i % 2 === 0 ? random.nextGaussian() : 1e9 + 5 * (i % 8) + random.nextGaussian(),
    );
    const x = { data, nSamples: 400, nFeatures: 1 };
    const options = { nClusters: 5, nInit: 3 };
    expect(await fit(three, x, options)).toEqual(await fit(inline, x, options));
  });

  it('leaves to core what f32 cannot hold', async () => {
    const data = Float64Array.from({ length: 60_000 }, (_, i) => (i === 1 ? 1e40 : i % 7));
    const x = { data, nSamples: 60_000, nFeatures: 1 };
    const options = { nClusters: 2, nInit: 2 };
    expect(await fit(three, x, options)).toEqual(await fit(inline, x, options));
  });

  it('takes as many clusters as there are different rows', async () => {
    const data = Float64Array.from({ length: 300 }, (_, i) => (i % 10) * 1.1);
    const found = await fit(three, { data, nSamples: 300, nFeatures: 1 }, { nClusters: 10 });
    expect(found.inertia).toBeLessThan(1e-20);
    expect([...found.clusterSizes]).toEqual(Array.from({ length: 10 }, () => 30));
  });

  it('hears every option', async () => {
    const x = groups(2000, 4, 9);
    const plain = { nClusters: 9, nInit: 1, refine: false, seed: 2 };
    const base = await fit(three, x, plain);
    const inertias = await Promise.all(
      [{ nInit: 20 }, { seed: 3 }, { refine: true }, { maxIter: 1 }, { tol: 10 }].map(
        async (change) => (await fit(three, x, { ...plain, ...change })).inertia,
      ),
    );
    inertias.forEach((inertia) => expect(inertia).not.toBe(base.inertia));
    expect(inertias[0]).toBeLessThanOrEqual(base.inertia);
    expect((await fit(three, x, { ...plain, nClusters: 3 })).nClusters).toBe(3);
    expect((await fit(three, x, { ...plain, maxIter: 1 })).converged).toBe(false);
  });

  it('leaves the rows it was given as they were, shared or not', async () => {
    const x = groups(300, 2, 3);
    const shared = { ...x, data: new Float64Array(new SharedArrayBuffer(x.data.byteLength)) };
    shared.data.set(x.data);
    const before = x.data.slice();
    const [found, again] = [
      await fit(three, x, { nClusters: 3 }),
      await fit(three, shared, { nClusters: 3 }),
    ];
    expect(again).toEqual(found);
    expect(x.data).toEqual(before);
    expect([...shared.data]).toEqual([...before]);
  });
});
