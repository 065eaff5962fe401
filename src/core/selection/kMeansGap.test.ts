import { describe, expect, it } from 'vitest';
import { iris } from '../../../test/support/iris.ts';
import { createInlineExecutor } from '../inlineExecutor.ts';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { gapChoice, gapStatistic, kMeansGap, referenceBox } from './index.ts';

const executor = createInlineExecutor();

/** Groups around (0, 0), (20, 0) and (0, 20), in turn. */
function triangle(nSamples: number): Matrix {
  const random = createRandom(5);
  const data = Float64Array.from(
    { length: 2 * nSamples },
    (_, p) => random.nextGaussian() + (Math.floor(p / 2) % 3 === 1 + (p % 2) ? 20 : 0),
  );
  return { data, nSamples, nFeatures: 2 };
}

const ks = [1, 2, 3, 4];

describe('kMeansGap', () => {
  it('finds planted groups, in either box', async () => {
    const x = triangle(150);
    for (const principalAxes of [true, false]) {
      const found = await kMeansGap(x, ks, { principalAxes }, executor);
      expect(found.choice).toBe(3);
    }
  });

  it('says one where there are no groups', async () => {
    const random = createRandom(9);
    const data = Float64Array.from({ length: 400 }, () => random.next());
    const found = await kMeansGap({ data, nSamples: 200, nFeatures: 2 }, ks, {}, executor);
    expect(found.choice).toBe(1);
  });

  it('is the gap of the inertias, ks ascending and each once', async () => {
    const found = await kMeansGap(iris, [3, 1, 2, 3], { nReferences: 3 }, executor);
    expect(found.ks).toEqual([1, 2, 3]);
    expect(found.inertias[0]).toBeCloseTo(681.3706, 4);
    expect(found.nSamples).toBe(150);
    expect(found.choice).toBe(gapChoice(found.ks, found));
    const noReference = gapStatistic(found.inertias, [found.inertias]);
    expect(noReference.gap).toEqual([0, 0, 0]);
  });

  it('looks at no more rows than it may', async () => {
    const found = await kMeansGap(triangle(3000), ks, { maxRows: 90, nReferences: 4 }, executor);
    expect([found.nSamples, found.choice]).toEqual([90, 3]);
  });

  it('heeds the seed, the references, the box and the restarts', async () => {
    const plain = { nReferences: 2, nInit: 2, seed: 1 };
    const gap = async (other = {}) =>
      (await kMeansGap(iris, [4, 5], { ...plain, ...other }, executor)).gap;
    const found = await gap();
    expect(await gap()).toEqual(found);
    for (const other of [{ seed: 2 }, { nReferences: 3 }, { principalAxes: false }, { nInit: 1 }]) {
      expect(await gap(other)).not.toEqual(found);
    }
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const told: string[] = [];
    const onProgress = (done: number, total: number) => told.push(`${done}/${total}`);
    await kMeansGap(iris, [1, 2], { nReferences: 2 }, executor, { onProgress });
    expect(told).toEqual(['1/3', '2/3', '3/3']);
    const signal = AbortSignal.abort();
    await expect(kMeansGap(iris, ks, {}, executor, { signal })).rejects.toThrow('aborted');
  });

  it('refuses what it cannot compare', async () => {
    await expect(kMeansGap(iris, [], {}, executor)).rejects.toThrow('at least one number');
    await expect(kMeansGap(iris, [0], {}, executor)).rejects.toThrow('nClusters is 0');
    await expect(kMeansGap(iris, ks, { nReferences: 0 }, executor)).rejects.toThrow(
      'nReferences is 0',
    );
  });
});

describe('referenceBox', () => {
  it('along the features reaches from the least to the largest value of each', () => {
    const x = matrixFromRows([
      [0, 5],
      [4, 7],
      [8, 12],
    ]);
    const { means, lower, upper } = referenceBox(x, false);
    expect([...lower].map((value, f) => value + means[f])).toEqual([0, 5]);
    expect([...upper].map((value, f) => value + means[f])).toEqual([8, 12]);
  });
});
