import {
  checkKMeansRows,
  coarseRows,
  isLarge,
  limitsOf,
  lowestInertia,
  mostSearchedRows,
  resolveKMeansOptions,
  type ExecutorHooks,
  type KMeansFit,
  type KMeansSettings,
  type KMeansTask,
  type Matrix,
  type Restart,
} from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import { createLanes } from '../lanes.ts';
import { shareMatrix } from '../shareMatrix.ts';
import { assignScratchBytes } from './assignRows.ts';
import { finishFit } from './finishFit.ts';
import { signalOf, type Ground } from './ground.ts';
import type { KernelRows } from './kernelRows.ts';
import { packAll, packHere } from './packAll.ts';
import { packScratchBytes } from './packBlock.ts';
import { isFaithful, packedVariance } from './packRows.ts';
import { plainKMeans } from './plainFits.ts';
import { packedBytes, workBytes } from './preparedRows.ts';
import { followTogether } from './team.ts';

/** Restarts on fewer rows than this in all are one job. */
const jobRows = 40_000;

/**
 * K-means by the kernels: restarts of all tasks in one queue, each followed by its search. Above 100,000 rows the
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
  checkKMeansRows(x, mostClusters);
  const shared = shareMatrix(x);
  const bytes = scratchBytes(x, mostClusters);
  const lanes = createLanes(
    Array.from({ length: crew.threads }, () => ({ from: heap.allocate(bytes), bytes })),
  );
  const rows = await packAll(crew, heap, lanes, shared);
  if (!isFaithful(rows.sums, rows.packing, Infinity)) return plainKMeans(crew, x, tasks, hooks);
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
    Math.max(assignScratchBytes(nFeatures, nClusters), packScratchBytes(nFeatures))
  );
}

/** Progress over the restarts of all tasks, and their ends. */
function countDone(
  settings: readonly KMeansSettings[],
  { onProgress, signal }: ExecutorHooks,
): ExecutorHooks {
  const total = settings.reduce((sum, { nInit }) => sum + nInit + 1, 0);
  let done = 0;
  return {
    onProgress: (more) => onProgress?.((done += more), total),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function fitAll(ground: Ground, settings: readonly KMeansSettings[]): Promise<KMeansFit[]> {
  const samples = sampleOnce(ground);
  // The most clusters first: they take longest.
  const order = settings
    .map((_, t) => t)
    .toSorted((a, b) => settings[b].nClusters - settings[a].nClusters);
  const restartRows = order.map((t) => samples(settings[t]));
  const nTogether = Math.max(
    1,
    Math.min(
      Math.floor(jobRows / restartRows[0].packed.nSamples),
      Math.ceil(settings.reduce((sum, { nInit }) => sum + nInit, 0) / ground.crew.threads),
    ),
  );
  const found: Restart[] = [];
  const larges: { task: number; best: Restart; finalists: readonly Float64Array[] }[] = [];
  await Promise.all(
    order.map(async (t, place) => {
      const best = await restart(ground, restartRows[place], settings[t], nTogether);
      if (!settings[t].refine) found[t] = best;
      else if (isLarge(ground.x.nSamples)) {
        larges.push({ task: t, best, finalists: await findFinalists(ground, settings[t], best) });
      } else found[t] = await polish(ground, settings[t], best);
    }),
  );
  await followAll(ground, settings, larges, found);
  return Promise.all(found.map((best, t) => finishFit(ground, settings[t], best)));
}

/** The rows that restarts run on, one sample a seed. */
function sampleOnce({ heap, x, rows }: Ground): (settings: KMeansSettings) => KernelRows {
  const samples = new Map<number, KernelRows>();
  return (settings) => {
    const { x: coarse } = coarseRows({ x, weights: null }, settings);
    if (coarse === x) return rows;
    const sample = samples.get(settings.seed) ?? packHere(heap, coarse);
    samples.set(settings.seed, sample);
    return sample;
  };
}

async function restart(
  { crew, lanes, hooks }: Ground,
  rows: KernelRows,
  settings: KMeansSettings,
  nTogether: number,
): Promise<Restart> {
  const nJobs = Math.ceil(settings.nInit / nTogether);
  const restarts = await Promise.all(
    Array.from({ length: nJobs }, async (_, job) => {
      const first = job * nTogether;
      const length = Math.min(nTogether, settings.nInit - first);
      const numbers = Array.from({ length }, (__, i) => first + i);
      const [found] = await lanes.use((scratch) =>
        crew.runAll(
          'restartKernelKMeans',
          [{ rows, settings, restarts: numbers, scratch }],
          signalOf(hooks),
        ),
      );
      hooks.onProgress?.(length, 0);
      return found;
    }),
  );
  return lowestInertia(restarts.flat());
}

async function findFinalists(
  { crew, lanes, x, rows, hooks }: Ground,
  settings: KMeansSettings,
  { centroids }: Restart,
): Promise<Float64Array[]> {
  const [finalists] = await lanes.use((scratch) =>
    crew.runAll(
      'findKMeansFinalists',
      [{ x, rows, settings, start: centroids, scratch }],
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

async function followAll(
  { crew, heap, x, rows, hooks }: Ground,
  settings: readonly KMeansSettings[],
  larges: readonly { task: number; best: Restart; finalists: readonly Float64Array[] }[],
  found: Restart[],
): Promise<void> {
  if (larges.length === 0) return;
  const meanVariance = packedVariance(rows.sums, rows.packing, x.nSamples);
  const courses = larges.flatMap(({ task, finalists }) =>
    finalists.map((start) => ({ start, limits: limitsOf({ meanVariance }, settings[task]) })),
  );
  const ends = await followTogether(crew, heap, rows, courses, signalOf(hooks));
  let from = 0;
  for (const { task, best, finalists } of larges) {
    const { centroids, converged } = lowestInertia(ends.slice(from, from + finalists.length));
    found[task] = { ...best, centroids, converged };
    from += finalists.length;
  }
}
