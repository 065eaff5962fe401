import { expect } from 'vitest';
import { createWorkerPool } from '../../src/compute/index.ts';
import { adjustedRandIndex, type Executor, type Matrix } from '../../src/core/index.ts';
import { reorderFit } from '../../src/segments/algorithms/reorder.ts';
import {
  fitAll,
  fitOne,
  labelsBy,
  matrixOf,
  placements,
  rowsAt,
  worldOf,
  type Check,
} from './world.ts';

const all = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

async function onThreads<T>(
  threads: number,
  kernels: boolean,
  work: (executor: Executor) => Promise<T>,
): Promise<T> {
  const pool = await createWorkerPool(
    kernels ? { threads } : { threads, kernels: async () => null },
  );
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

/** What must not change a result, and what follows from the model alone. */
export const sameness: readonly Check[] = [
  {
    name: 'gives the same again for the same seed',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      expect(await fitOne(world, { seed: 7 })).toEqual(await fitOne(world, { seed: 7 }));
    },
  },
  {
    name: 'takes the least and the largest seed',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      for (const seed of [0, 2 ** 32 - 1]) {
        const { labels } = await fitOne(world, { seed });
        expect(adjustedRandIndex(labels, world.groups)).toBeGreaterThan(0.9);
      }
    },
  },
  {
    name: 'gives the same bytes on 1 and 4 threads',
    run: async (algorithm) => {
      const world = worldOf(algorithm, 400);
      const fit = (executor: Executor) => fitAll(world, { executor, ks: [2, 3] });
      expect(await onThreads(4, true, fit)).toEqual(await onThreads(1, true, fit));
    },
  },
  {
    name: 'gives the same labels without kernels',
    run: async (algorithm) => {
      const world = worldOf(algorithm, 200);
      const fit = async (executor: Executor) => (await fitOne(world, { executor })).labels;
      expect(await onThreads(2, false, fit)).toEqual((await fitOne(world)).labels);
    },
  },
  {
    name: 'leaves its input as it was',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const before = Float64Array.from(world.x.data);
      const fit = await fitOne(world);
      placements(fit, world.x);
      expect(world.x.data).toEqual(before);
    },
  },
  {
    name: 'has the labels that its model gives the training rows',
    run: async (algorithm) => {
      for (const seed of [1, 2, 3]) {
        const world = worldOf(algorithm, 60, seed);
        for (const fit of await fitAll(world, { ks: [1, 2, 5] })) {
          expect(labelsBy(fit, world.x)).toEqual([...fit.labels]);
        }
      }
    },
  },
  {
    name: 'places rows alike after its model went through JSON',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { model } = await fitOne(world);
      const read = { model: JSON.parse(JSON.stringify(model)) as typeof model };
      expect(placements(read, world.x)).toEqual(placements({ model }, world.x));
    },
  },
  {
    name: 'has the probabilities that its model gives the training rows',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const own = placements(fit, world.x).map(({ probability }) => probability);
      expect(own).toEqual([...(fit.probabilities ?? own.map(() => NaN))]);
    },
  },
  {
    name: 'places some of the rows as it places all',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const some = all(90).filter((row) => row % 7 === 3);
      expect(labelsBy(fit, rowsAt(world.x, some))).toEqual(some.map((row) => fit.labels[row]));
    },
  },
  {
    name: 'does not mind the order of the rows',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const order = all(90).map((i) => (i * 37) % 90);
      const { labels } = await fitOne(world);
      const shuffled = await fitOne({ ...world, x: rowsAt(world.x, order) });
      expect(
        adjustedRandIndex(
          shuffled.labels,
          Int32Array.from(order, (row) => labels[row]),
        ),
      ).toBe(1);
    },
  },
  {
    name: 'puts equal rows into the same cluster',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { labels } = await fitOne({ ...world, x: rowsAt(world.x, [...all(90), ...all(90)]) });
      expect(labels.subarray(0, 90)).toEqual(labels.subarray(90));
    },
  },
  {
    name: 'finds the same groups when every row is there twice',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { labels } = await fitOne({ ...world, x: rowsAt(world.x, [...all(90), ...all(90)]) });
      expect(adjustedRandIndex(labels.subarray(0, 90), world.groups)).toBeGreaterThan(0.9);
    },
  },
  {
    name: 'finds planted groups',
    run: async (algorithm) => {
      for (const seed of [11, 12, 13]) {
        const world = worldOf(algorithm, 180, seed);
        const { labels } = await fitOne(world);
        expect(adjustedRandIndex(labels, world.groups)).toBeGreaterThan(0.9);
      }
    },
  },
  {
    name: 'fits several k at once as one by one',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const together = await fitAll(world, { ks: [2, 3] });
      const alone = [await fitAll(world, { ks: [2] }), await fitAll(world, { ks: [3] })].flat();
      expect(together).toEqual(together.length === 2 ? alone : alone.slice(1));
    },
  },
  {
    name: 'renumbers its clusters and nothing else',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const fit = await fitOne(world);
      const order = all(fit.nClusters).toReversed();
      const turned = reorderFit(fit, order);
      expect(labelsBy(turned, world.x)).toEqual([...turned.labels]);
      expect(turned.labels.map((label) => (label < 0 ? -1 : fit.nClusters - 1 - label))).toEqual(
        fit.labels,
      );
      expect(reorderFit(turned, order)).toEqual(fit);
    },
  },
  {
    name: 'does not mind the order of the columns',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const { data, nSamples, nFeatures } = world.x;
      const turned: Matrix = matrixOf(
        all(nSamples).map((i) =>
          [...data.subarray(i * nFeatures, (i + 1) * nFeatures)].toReversed(),
        ),
        nFeatures,
      );
      const { labels } = await fitOne({
        ...world,
        x: turned,
        features: world.features.toReversed(),
      });
      expect(adjustedRandIndex(labels, (await fitOne(world)).labels)).toBe(1);
    },
  },
];
