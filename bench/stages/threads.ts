import { createHash } from 'node:crypto';
import { createWorkerPool } from '../../src/compute/index.ts';
import type { Executor, Matrix } from '../../src/core/index.ts';
import type { Bench } from '../bench.ts';
import { timed, type Figures, type Stage } from '../stage.ts';

type Task = (executor: Executor) => Promise<readonly (NodeJS.ArrayBufferView | number)[]>;

/** Rows enough for several jobs of every kind. */
const nRows = { kMeans: 120_000, silhouette: 9_000, mixture: 50_000, forest: 20_000 };

function tasks({ data, rows }: Bench): Readonly<Record<string, Task>> {
  const [kMeans, silhouette] = [rows(nRows.kMeans), rows(nRows.silhouette)].map(
    (n): Matrix => data.matrix(n, 17).x,
  );
  const [mixture, forest] = [rows(nRows.mixture), rows(nRows.forest)].map(
    (n): Matrix => data.matrix(n, 8).x,
  );
  const thirds = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i % 3);
  return {
    'K-means': async (executor) => {
      const [fit] = await executor.kMeans(kMeans, [{ options: { nClusters: 5 } }]);
      return [fit.labels, fit.centroids.data, fit.inertia];
    },
    silhouettes: (executor) =>
      executor.silhouetteSamples(silhouette, [thirds(silhouette.nSamples)]),
    mixture: async (executor) => {
      const fit = await executor.gaussianMixture(mixture, { nComponents: 3, nInit: 1 });
      return [fit.labels, fit.means.data, fit.lowerBound];
    },
    forest: async (executor) => {
      const labels = thirds(forest.nSamples);
      const { model } = await executor.randomForest(forest, labels, { nEstimators: 8 });
      return model.trees.flatMap(({ nodes, mixtures }) => [nodes, mixtures]);
    },
  };
}

async function digest(executor: Executor, task: Task): Promise<string> {
  const hash = createHash('sha256');
  for (const part of await task(executor)) {
    hash.update(typeof part === 'number' ? new Float64Array([part]) : part);
  }
  return hash.digest('hex');
}

async function sameBytes(bench: Bench, one: Executor, four: Executor): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const [name, task] of Object.entries(tasks(bench))) {
    figures[name] = (await digest(one, task)) === (await digest(four, task)) ? 1 : 0;
  }
  return figures;
}

/** K-means, silhouettes, mixture and forest on 1 and on 4 threads: the bytes must be the same. */
export const threadStages: readonly Stage[] = [
  {
    name: 'threads 1 and 4, same bytes',
    target: {},
    ours: {
      '': async (bench) => async () => {
        const [one, four] = await Promise.all(
          [1, 4].map((threads) => createWorkerPool({ threads })),
        );
        const outcome = await timed(
          () => sameBytes(bench, one, four),
          (figures) => figures,
        );
        await Promise.all([one.close(), four.close()]);
        return outcome;
      },
    },
    theirs: null,
    agree(ours) {
      const differing = Object.keys(ours).filter((name) => ours[name] !== 1);
      return differing.length === 0
        ? { holds: true, text: `same: ${Object.keys(ours).join(', ')}` }
        : { holds: false, text: `other bytes: ${differing.join(', ')}` };
    },
  },
];
