import {
  checkKMeansRows,
  coarseRows,
  limitsOf,
  lowestInertia,
  prepareRows,
  resolveKMeansOptions,
  restartGroups,
  type ExecutorHooks,
  type KMeansFit,
  type KMeansTask,
  type Matrix,
} from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import { shareMatrix } from '../shareMatrix.ts';

/** Fits by core's own loops: restarts of all tasks in one queue, the most clusters first as they take longest. */
export async function plainKMeans(
  crew: Crew,
  x: Matrix,
  tasks: readonly KMeansTask[],
  { onProgress, signal }: ExecutorHooks,
): Promise<KMeansFit[]> {
  const settings = tasks.map(({ options }) => resolveKMeansOptions(options));
  if (settings.length === 0) return [];
  checkKMeansRows(x, Math.max(...settings.map(({ nClusters }) => nClusters)));
  const shared = shareMatrix(x);
  const total = settings.reduce((sum, setting) => sum + restartGroups(setting) + 1, 0);
  let done = 0;
  const hooks: ExecutorHooks = {
    onProgress: () => onProgress?.(++done, total),
    ...(signal === undefined ? {} : { signal }),
  };
  const order = settings
    .map((_, t) => t)
    .toSorted((a, b) => settings[b].nClusters - settings[a].nClusters);
  const fits: KMeansFit[] = [];
  await Promise.all(
    order.map(async (t) => {
      const rows = { x: shared, weights: null };
      const limits = prepareRows(rows, (prepared) => limitsOf(prepared, settings[t]));
      const coarse = coarseRows(rows, settings[t]);
      const coarseX = shareMatrix(coarse.x);
      const restarts = await crew.runAll(
        'restartPlainKMeans',
        Array.from({ length: restartGroups(settings[t]) }, (_, group) => ({
          x: coarseX,
          weights: coarse.weights,
          settings: settings[t],
          limits,
          group,
        })),
        hooks,
      );
      const best = lowestInertia(restarts);
      [fits[t]] = await crew.runAll(
        'finishPlainKMeans',
        [{ x: shared, settings: settings[t], best }],
        hooks,
      );
    }),
  );
  return fits;
}
