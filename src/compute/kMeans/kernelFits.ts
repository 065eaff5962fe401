import {
  checkEnoughRows,
  checkShape,
  isLarge,
  limitsOf,
  lowestInertia,
  mostScouts,
  mostSearchedRows,
  resolveKMeansOptions,
  restartGroups,
  type ExecutorHooks,
  type KMeansFit,
  type KMeansSettings,
  type KMeansTask,
  type Limits,
  type Matrix,
  type Restart,
} from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import { createLanes } from '../lanes.ts';
import { shareMatrix } from '../shareMatrix.ts';
import { assignScratchBytes } from './assignRows.ts';
import { finishFit } from './finishFit.ts';
import { followFinalists, type Finalists } from './follow.ts';
import { signalOf, type Ground } from './ground.ts';
import { makeLevels, type GroundLevels } from './levels.ts';
import { packAll } from './packAll.ts';
import { packScratchBytes } from './packBlock.ts';
import { isFaithful, packedVariance } from './packRows.ts';
import { plainKMeans } from './plainFits.ts';
import { packedBytes, workBytes } from './preparedRows.ts';

/**
 * K-means by the kernels: restarts of all tasks in one queue, each followed by its search. Above 50,000 rows the
 * restarts run on a sample, and the threads follow the clusterings found there together, on all rows. The loops
 * work in f32, the result is assigned in f64; where f32 does not do for the data, core's own loops take over.
 */
export async function kernelKMeans(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  tasks: readonly KMeansTask[],
  hooks: ExecutorHooks,
): Promise<KMeansFit[]> {
  if (tasks.length === 0) return [];
  const settings = tasks.map(({ options }) => resolveKMeansOptions(options));
  const mostClusters = Math.max(...settings.map(({ nClusters }) => nClusters));
  checkShape(x);
  const shared = shareMatrix(x);
  const bytes = scratchBytes(x, mostClusters);
  const lanes = createLanes(
    Array.from({ length: crew.threads }, () => ({ from: heap.allocate(bytes), bytes })),
  );
  const rows = await packAll(crew, heap, lanes, shared);
  // Missing and infinite values are among what f32 cannot hold; core refuses them.
  if (!isFaithful(rows.sums, rows.packing, Infinity)) return plainKMeans(crew, x, tasks, hooks);
  checkEnoughRows(x, mostClusters);
  const ground = { crew, heap, lanes, x: shared, rows, hooks: countDone(settings, hooks) };
  const fits = await fitAll(ground, settings);
  return Promise.all(
    fits.map(async (fit, t) =>
      isFaithful(rows.sums, rows.packing, fit.inertia)
        ? fit
        : (await plainKMeans(crew, x, [tasks[t]], signalOf(hooks)))[0],
    ),
  );
}

function scratchBytes({ nSamples, nFeatures }: Matrix, nClusters: number): number {
  const nSearched = Math.min(nSamples, mostSearchedRows + 1);
  return (
    workBytes(nSamples, nFeatures, nClusters) +
    2 * packedBytes(nSearched, nFeatures) +
    packedBytes(Math.min(nSamples, mostScouts), nFeatures) +
    Math.max(assignScratchBytes(nFeatures, nClusters), packScratchBytes(nFeatures))
  );
}

/** Progress over the restarts of all tasks, and their ends. */
function countDone(
  settings: readonly KMeansSettings[],
  { onProgress, signal }: ExecutorHooks,
): ExecutorHooks {
  const total = settings.reduce((sum, setting) => sum + restartGroups(setting) + 1, 0);
  let done = 0;
  return {
    onProgress: (more) => onProgress?.((done += more), total),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** A fit on its way. */
interface Fitting {
  readonly settings: KMeansSettings;
  readonly limits: Limits;
  readonly levels: GroundLevels;
}

async function fitAll(ground: Ground, settings: readonly KMeansSettings[]): Promise<KMeansFit[]> {
  const { rows, x } = ground;
  const meanVariance = packedVariance(rows.sums, rows.packing, x.nSamples);
  const levels = await makeLevels(ground, settings);
  const fittings = settings.map((setting, t) => ({
    settings: setting,
    limits: limitsOf({ meanVariance }, setting),
    levels: levels[t],
  }));
  const found: Restart[] = [];
  const searched = new Map<number, Finalists>();
  // The most clusters first: they take longest.
  const order = [...settings.keys()].toSorted(
    (a, b) => settings[b].nClusters - settings[a].nClusters,
  );
  await Promise.all(
    order.map(async (t) => {
      const { limits } = fittings[t];
      found[t] = await restart(ground, fittings[t]);
      if (!settings[t].refine) return;
      if (isLarge(x.nSamples)) {
        const starts = await findFinalists(ground, fittings[t], found[t]);
        searched.set(t, { starts, limits, level: levels[t].middle });
      } else found[t] = await polish(ground, settings[t], found[t]);
    }),
  );
  const tasks = order.filter((t) => searched.has(t));
  const ends = await followFinalists(
    ground,
    tasks.flatMap((t) => searched.get(t) ?? []),
  );
  tasks.forEach((t, place) => {
    const { centroids, converged } = ends[place];
    found[t] = { ...found[t], centroids, converged };
  });
  return Promise.all(found.map((best, t) => finishFit(ground, settings[t], best)));
}

async function restart(
  { crew, lanes, hooks }: Ground,
  { settings, limits, levels }: Fitting,
): Promise<Restart> {
  const { rows } = levels.coarse;
  const restarts = await Promise.all(
    Array.from({ length: restartGroups(settings) }, async (_, group) => {
      const [found] = await lanes.use((scratch) =>
        crew.runAll(
          'restartKernelKMeans',
          [{ rows, settings, limits, group, scratch }],
          signalOf(hooks),
        ),
      );
      hooks.onProgress?.(1, 0);
      return found;
    }),
  );
  return lowestInertia(restarts);
}

async function findFinalists(
  { crew, lanes, x, hooks }: Ground,
  { settings, limits, levels: { middle } }: Fitting,
  { centroids }: Restart,
): Promise<Float64Array[]> {
  const [finalists] = await lanes.use((scratch) =>
    crew.runAll(
      'findKMeansFinalists',
      [{ x, ...middle, settings, limits, start: centroids, scratch }],
      signalOf(hooks),
    ),
  );
  return finalists;
}

async function polish(
  { crew, lanes, x, rows, hooks }: Ground,
  settings: KMeansSettings,
  best: Restart,
): Promise<Restart> {
  const [{ centroids, converged }] = await lanes.use((scratch) =>
    crew.runAll(
      'polishKernelKMeans',
      [{ x, rows, settings, start: best.centroids, scratch }],
      signalOf(hooks),
    ),
  );
  return { ...best, centroids, converged };
}
