import { autoencoder } from './decomposition/autoencoder/index.ts';
import { pca } from './decomposition/pca/index.ts';
import type { Executor, ExecutorHooks, KMeansTask } from './executor.ts';
import { predictProbabilities, randomForest } from './forest/index.ts';
import { gaussianMixture } from './gaussianMixture/index.ts';
import {
  lowestInertia,
  checkKMeansRows,
  coarseRows,
  finishKMeans,
  limitsOf,
  prepareRows,
  resolveKMeansOptions,
  restartGroups,
  runKMeansRestarts,
  type KMeansFit,
  type Restart,
} from './kmeans/index.ts';
import type { Matrix } from './matrix.ts';
import { collectSilhouettes, prepareSilhouettes, silhouetteRows } from './metrics/index.ts';

/** An executor that does everything, on the thread that calls it. */
export function createInlineExecutor(): Executor {
  return {
    threads: 1,
    kMeans: fitInTurn,
    async silhouetteSamples(x, labelings, { signal } = {}) {
      signal?.throwIfAborted();
      const task = prepareSilhouettes(x, labelings);
      return collectSilhouettes(task, [silhouetteRows(task, 0, x.nSamples)]);
    },
    async pca(x, nComponents, { signal } = {}) {
      signal?.throwIfAborted();
      return pca(x, nComponents);
    },
    autoencoder,
    gaussianMixture: async (x, options) => gaussianMixture(x, options),
    randomForest: async (x, labels, options) => randomForest(x, labels, options),
    forestProbabilities: async (model, x) => predictProbabilities(model, x),
    close: async () => {},
  };
}

/** Restart by restart, so that progress is told and a wish to stop is heard in between. */
async function fitInTurn(
  x: Matrix,
  tasks: readonly KMeansTask[],
  { onProgress, signal }: ExecutorHooks = {},
): Promise<KMeansFit[]> {
  const settings = tasks.map(({ options }) => resolveKMeansOptions(options));
  const total = settings.reduce((sum, setting) => sum + restartGroups(setting) + 1, 0);
  let done = 0;
  const turn = async (): Promise<void> => {
    if (done > 0) onProgress?.(done, total);
    done++;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  };
  const fits: KMeansFit[] = [];
  for (const setting of settings) {
    const rows = checkKMeansRows(x, setting.nClusters);
    const limits = prepareRows(rows, (prepared) => limitsOf(prepared, setting));
    const restartRows = coarseRows(rows, setting);
    const restarts: Restart[] = [];
    for (let group = 0; group < restartGroups(setting); group++) {
      await turn();
      restarts.push(
        prepareRows(restartRows, (prepared) => runKMeansRestarts(prepared, setting, limits, group)),
      );
    }
    await turn();
    fits.push(finishKMeans(rows, setting, lowestInertia(restarts), { x }));
  }
  onProgress?.(total, total);
  return fits;
}
