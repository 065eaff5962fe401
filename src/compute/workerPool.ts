import { availableParallelism } from 'node:os';
import {
  createInlineExecutor,
  type Executor,
  type ExecutorHooks,
  type KMeansOptions,
  type Matrix,
} from '../core/index.ts';
import { kernelAutoencoder } from './autoencoders.ts';
import { createCrew, type Crew } from './crew.ts';
import { kernelForestProbabilities, kernelRandomForest } from './forests.ts';
import { createHeap, type Heap } from './heap.ts';
import { kernelKMeans } from './kMeans/kernelFits.ts';
import { plainKMeans } from './kMeans/plainFits.ts';
import { loadKernels } from './kernels/module.ts';
import { kernelGaussianMixture } from './mixtures.ts';
import { kernelPca } from './pca.ts';
import { kernelSilhouettes, plainSilhouettes } from './silhouettes.ts';

export interface WorkerPoolOptions {
  /** Worker threads; one a core when not given. They never change a result. */
  readonly threads?: number;
  /** Compiles the kernels, or gives null where this machine cannot run them. */
  readonly kernels?: () => Promise<WebAssembly.Module | null>;
}

/** An executor on several threads. */
export interface WorkerPool extends Executor {
  /** Why it is slower than it could be, in one sentence; null when it is not. */
  readonly notice: string | null;
}

/**
 * Starts worker threads and the kernels on them. Work is split into jobs that do not depend on the number of
 * threads, each with its own seed, and sums are taken in a fixed order: results are the same bytes at any number
 * of threads. Where the kernels cannot run, workers use core's own loops; where threads cannot start, everything
 * runs on this one; `notice` says so.
 */
export async function createWorkerPool({
  threads = availableParallelism(),
  kernels = loadKernels,
}: WorkerPoolOptions = {}): Promise<WorkerPool> {
  const module = await kernels();
  const heap = module === null ? null : createHeap();
  const crew = startCrew(threads, module, heap);
  if (crew === null) {
    const notice =
      'This machine does not allow worker threads; the work is done on one thread and takes longer.';
    return { ...createInlineExecutor(), notice };
  }
  const plain = plainPool(crew);
  return heap === null ? plain : { ...plain, ...withKernels(crew, heap), notice: null };
}

function startCrew(
  threads: number,
  module: WebAssembly.Module | null,
  heap: Heap | null,
): Crew | null {
  try {
    const kernels = module === null || heap === null ? null : { module, memory: heap.memory };
    return createCrew(threads, { kernels });
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** What an engine answers where threads are forbidden or cannot be had. */
const refusals = new Set(['ERR_ACCESS_DENIED', 'ERR_WORKER_INIT_FAILED']);

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusals.has(String(error.code));
}

/** Workers that run core's own loops. */
function plainPool(crew: Crew): WorkerPool {
  const inline = createInlineExecutor();
  return {
    ...inline,
    threads: crew.threads,
    notice: 'This machine has no WebAssembly SIMD; the work is done without it and takes longer.',
    kMeans: (x, tasks, hooks = {}) => plainKMeans(crew, x, tasks, hooks),
    silhouetteSamples: (x, labelings, hooks = {}) => plainSilhouettes(crew, x, labelings, hooks),
    close: () => crew.close(),
  };
}

/** What the kernels do faster, one piece of work at a time. */
function withKernels(crew: Crew, heap: Heap): Omit<Executor, 'threads' | 'close'> {
  return {
    kMeans: (x, tasks, hooks = {}) => heap.alone(() => kernelKMeans(crew, heap, x, tasks, hooks)),
    silhouetteSamples: (x, labelings, hooks = {}) =>
      heap.alone(() => kernelSilhouettes(crew, heap, x, labelings, hooks)),
    pca: (x, nComponents = x.nFeatures, hooks = {}) =>
      heap.alone(() => kernelPca(crew, heap, x, nComponents, hooks)),
    autoencoder: (x, options, hooks = {}) =>
      heap.alone(() => kernelAutoencoder(crew, heap, x, options, hooks)),
    gaussianMixture: (x, options, hooks = {}) =>
      heap.alone(() =>
        kernelGaussianMixture(
          crew,
          heap,
          x,
          options,
          (start) => heap.scope(() => labelsOf(crew, heap, x, start, hooks)),
          hooks,
        ),
      ),
    randomForest: (x, labels, options = {}, hooks = {}) =>
      heap.alone(() => kernelRandomForest(crew, heap, x, labels, options, hooks)),
    forestProbabilities: (model, x) =>
      heap.alone(() => kernelForestProbabilities(crew, heap, model, x)),
  };
}

async function labelsOf(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  options: KMeansOptions,
  hooks: ExecutorHooks,
): Promise<Int32Array> {
  const [{ labels }] = await kernelKMeans(crew, heap, x, [{ options }], hooks);
  return labels;
}
