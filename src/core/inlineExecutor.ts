import type { Executor } from './executor.ts';
import { predictProbabilities, randomForest } from './forest/index.ts';
import { gaussianMixture } from './gaussianMixture/index.ts';
import { kMeans } from './kmeans/index.ts';
import { collectSilhouettes, prepareSilhouettes, silhouetteRows } from './metrics/index.ts';

/** An executor that does everything at once, on the thread that calls it. */
export function createInlineExecutor(): Executor {
  return {
    threads: 1,
    async kMeans(x, tasks, { onProgress, signal } = {}) {
      return tasks.map(({ options }, i) => {
        signal?.throwIfAborted();
        const fit = kMeans(x, options);
        onProgress?.(i + 1, tasks.length);
        return fit;
      });
    },
    async silhouetteSamples(x, labelings, { signal } = {}) {
      signal?.throwIfAborted();
      const task = prepareSilhouettes(x, labelings);
      return collectSilhouettes(task, [silhouetteRows(task, 0, x.nSamples)]);
    },
    gaussianMixture: async (x, options) => gaussianMixture(x, options),
    randomForest: async (x, labels, options) => randomForest(x, labels, options),
    forestProbabilities: async (model, x) => predictProbabilities(model, x),
    close: async () => {},
  };
}
