import { afterAll, describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  createRandom,
  takeRows,
  type Executor,
  type Matrix,
} from '../core/index.ts';
import { createWorkerPool } from './workerPool.ts';

function groups(nSamples: number, nFeatures: number): { x: Matrix; labels: Int32Array } {
  const random = createRandom(11);
  const labels = Int32Array.from({ length: nSamples }, () => random.nextInt(4));
  const data = Float64Array.from(
    { length: nSamples * nFeatures },
    (_, p) => random.nextGaussian() + 3 * labels[Math.floor(p / nFeatures)] * (p % 2),
  );
  return { x: { data, nSamples, nFeatures }, labels };
}

const { x, labels } = groups(1500, 5);
const few = takeRows(
  x,
  Int32Array.from({ length: 150 }, (_, i) => i),
);
/** Large enough that its batches are shared out. */
const wideNetwork = { codeSize: 2, hiddenLayers: [250, 250], maxEpochs: 2 };
const other = labels.map((label) => label % 2);
const tasks = [2, 3, 4].map((nClusters) => ({ options: { nClusters, nInit: 2, seed: 5 } }));

/** Everything an executor can do, on the same data. */
async function everything(executor: Executor) {
  const forest = await executor.randomForest(x, labels, { nEstimators: 7, seed: 3 });
  return {
    fits: await executor.kMeans(x, tasks),
    silhouettes: await executor.silhouetteSamples(x, [labels, other]),
    mixture: await executor.gaussianMixture(x, { nComponents: 3, nInit: 2, seed: 5 }),
    autoencoder: await executor.autoencoder(x, { codeSize: 2, maxEpochs: 3 }),
    wide: await executor.autoencoder(few, wideNetwork),
    forest,
    probabilities: await executor.forestProbabilities(forest.model, x),
  };
}

const inline = createInlineExecutor();
const one = await createWorkerPool({ threads: 1 });
const three = await createWorkerPool({ threads: 3 });
const plain = await createWorkerPool({ threads: 2, kernels: async () => null });
afterAll(() => Promise.all([one, three, plain].map((pool) => pool.close())));

describe('a worker pool', () => {
  it('has the threads it was asked for', () => {
    expect([one.threads, three.threads]).toEqual([1, 3]);
  });

  it('gives the same bytes at 1 and 3 threads', async () => {
    expect(await everything(three)).toEqual(await everything(one));
  });

  it('agrees with the thread that calls it', async () => {
    const [found, expected] = [await everything(three), await everything(inline)];
    expect(found.fits.map(({ labels }) => labels)).toEqual(
      expected.fits.map(({ labels }) => labels),
    );
    found.fits.forEach(({ inertia }, i) =>
      expect(inertia / expected.fits[i].inertia).toBeCloseTo(1, 9),
    );
    found.silhouettes.forEach((values, l) => {
      values.forEach((value, i) => expect(value).toBeCloseTo(expected.silhouettes[l][i], 5));
    });
    expect(found.mixture.lowerBound).toBeCloseTo(expected.mixture.lowerBound, 9);
    expect(found.autoencoder).toEqual(expected.autoencoder);
    expect(found.wide).toEqual(expected.wide);
    expect(found.forest).toEqual(expected.forest);
    expect(found.probabilities).toEqual(expected.probabilities);
  });

  it('works without kernels, and says that it is slower', async () => {
    expect(one.notice).toBeNull();
    expect(plain.notice).toContain('SIMD');
    expect(await everything(plain)).toEqual(await everything(inline));
  });

  it('does two things asked for at once', async () => {
    const [first, second] = await Promise.all([
      three.silhouetteSamples(x, [labels]),
      three.silhouetteSamples(x, [other]),
    ]);
    expect(first).toEqual(await three.silhouetteSamples(x, [labels]));
    expect(second).toEqual(await three.silhouetteSamples(x, [other]));
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await three.kMeans(x, tasks, { onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('stops when it is told to, and works again afterwards', async () => {
    const stop = new AbortController();
    const { x: large } = groups(60_000, 8);
    const work = three.kMeans(
      large,
      [2, 3, 4, 5, 6, 7, 8].map((nClusters) => ({ options: { nClusters, nInit: 20 } })),
      { signal: stop.signal },
    );
    setTimeout(() => stop.abort(), 30);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(await three.kMeans(x, tasks)).toEqual(await one.kMeans(x, tasks));
  });

  it('gives new work to no worker that is about to end', async () => {
    for (let round = 0; round < 8; round++) {
      const stop = new AbortController();
      // Short jobs, so that some answer between the abort and the end of their thread.
      const work = three.kMeans(
        x,
        Array.from({ length: 40 }, () => ({ options: { nClusters: 3, nInit: 4 } })),
        { signal: stop.signal, onProgress: (done) => done > round && stop.abort() },
      );
      await expect(work).rejects.toMatchObject({ name: 'AbortError' });
      expect(await three.kMeans(x, tasks)).toHaveLength(tasks.length);
    }
  });

  it('passes on what is wrong with the data', async () => {
    const broken: Matrix = { ...x, data: x.data.map((value, p) => (p === 7 ? NaN : value)) };
    await expect(three.kMeans(broken, tasks)).rejects.toBeInstanceOf(RangeError);
    await expect(three.silhouetteSamples(broken, [labels])).rejects.toBeInstanceOf(RangeError);
    expect(await three.kMeans(x, tasks)).toHaveLength(3);
  });
});
