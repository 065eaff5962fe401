import type { AutoencoderFit, AutoencoderOptions } from './decomposition/autoencoder/index.ts';
import type { Pca } from './decomposition/pca/index.ts';
import type { ForestFit, ForestModel, ForestOptions } from './forest/index.ts';
import type { GaussianMixtureFit, GaussianMixtureOptions } from './gaussianMixture/index.ts';
import type { ExecutorHooks } from './hooks.ts';
import type { KMeansFit, KMeansOptions } from './kmeans/index.ts';
import type { Matrix } from './matrix.ts';

export type { ExecutorHooks, OnProgress } from './hooks.ts';

/** One fit to make: the options carry k, the restarts and the seed. */
export interface KMeansTask {
  readonly options: KMeansOptions;
}

/**
 * Where heavy numerics run. Every executor gives the same bytes for the same input,
 * whatever its number of threads.
 */
export interface Executor {
  readonly threads: number;
  /** Fits each task on `x`; results stand in the order of the tasks. */
  kMeans(x: Matrix, tasks: readonly KMeansTask[], hooks?: ExecutorHooks): Promise<KMeansFit[]>;
  /**
   * Silhouette of every row under each of several labelings of the same rows
   * (one pass over the distances serves them all).
   *
   * @returns one Float64Array (nSamples) a labeling
   */
  silhouetteSamples(
    x: Matrix,
    labelings: readonly Int32Array[],
    hooks?: ExecutorHooks,
  ): Promise<Float64Array[]>;
  /** See core's `pca`, whose bytes it gives. */
  pca(x: Matrix, nComponents?: number, hooks?: ExecutorHooks): Promise<Pca>;
  /** See core's `autoencoder`, whose bytes it gives. */
  autoencoder(
    x: Matrix,
    options: AutoencoderOptions,
    hooks?: ExecutorHooks,
  ): Promise<AutoencoderFit>;
  /** See core's `gaussianMixture`. */
  gaussianMixture(
    x: Matrix,
    options: GaussianMixtureOptions,
    hooks?: ExecutorHooks,
  ): Promise<GaussianMixtureFit>;
  /** See core's `randomForest`. */
  randomForest(
    x: Matrix,
    labels: Int32Array,
    options?: ForestOptions,
    hooks?: ExecutorHooks,
  ): Promise<ForestFit>;
  /** See core's `predictProbabilities`. */
  forestProbabilities(model: ForestModel, x: Matrix): Promise<Matrix>;
  close(): Promise<void>;
}
