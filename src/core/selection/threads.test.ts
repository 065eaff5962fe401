import { afterAll, expect, it } from 'vitest';
import { iris } from '../../../test/support/iris.ts';
import { createWorkerPool } from '../../compute/index.ts';
import type { Executor } from '../executor.ts';
import { kMeans } from '../kmeans/index.ts';
import { bootstrapStability, kMeansGap } from './index.ts';

const pools = await Promise.all([1, 4].map((threads) => createWorkerPool({ threads })));
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

it('measures gap and stability with the same bytes at 1 and 4 threads', async () => {
  const fit = kMeans(iris, { nClusters: 4 });
  const measured = async (executor: Executor) => ({
    gap: await kMeansGap(iris, [1, 2], { nReferences: 2 }, executor),
    stability: await bootstrapStability(iris, fit, { nBootstraps: 4 }, executor),
  });
  const [one, four] = await Promise.all(pools.map(measured));
  expect(four).toEqual(one);
});
