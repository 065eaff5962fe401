import { ClienteleError } from '../../contract/index.ts';
import {
  bootstrapStability,
  type ClusterStability,
  type Executor,
  type ExecutorHooks,
  type Matrix,
  type Refit,
  type Rows,
} from '../../core/index.ts';
import {
  fitSegments,
  type AlgorithmSettings,
  type FitRequest,
  type SegmentFit,
} from '../algorithms/index.ts';
import { emptyPlacement, placerOf, type Placer } from '../placing/index.ts';

/** Times that the rows are shaken, and rows that are looked at. */
const nBootstraps = 25;
const maxRows = 2000;

/**
 * How reliably each cluster of a fit is found again by the same algorithm in rows drawn with replacement (Hennig,
 * 2007).
 *
 * @returns one entry a cluster; null for a single cluster, which has nothing to be confused with
 */
export async function stabilityOf(
  x: Rows,
  fit: SegmentFit,
  request: Omit<FitRequest, 'ks'>,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<readonly (ClusterStability | null)[]> {
  if (fit.nClusters < 2) return [null];
  const options = { nBootstraps, nInit: fit.algorithm === 'kmeans' ? 3 : 1, maxRows };
  const given = { ...options, seed: request.seed };
  const smaller = { ...request, settings: settingsFor(x.nSamples, request.settings) };
  const refit = fit.algorithm === 'kmeans' ? undefined : refitBy(fit, smaller, executor, hooks);
  const { clusters } = await bootstrapStability(x, fit, given, executor, hooks, refit);
  return clusters;
}

/** A dense group among fewer rows has fewer rows. */
function settingsFor(nSamples: number, settings: AlgorithmSettings): AlgorithmSettings {
  const { minClusterSize } = settings;
  if (minClusterSize === null || nSamples <= maxRows) return settings;
  return {
    ...settings,
    minClusterSize: Math.max(2, Math.round((minClusterSize * maxRows) / nSamples)),
  };
}

/** Rows that the algorithm cannot be fitted to hold none of its clusters. */
function refitBy(
  { algorithm }: SegmentFit,
  request: Omit<FitRequest, 'ks'>,
  executor: Executor,
  { signal }: ExecutorHooks,
): Refit {
  return async (drawn, compared, { nClusters, nInit, seed }) => {
    const none = new Int32Array(compared.nSamples).fill(-1);
    const wanted = { ...request, ks: [nClusters], nInit, seed };
    try {
      const passed = signal === undefined ? {} : { signal };
      const [again] = await fitSegments(algorithm, drawn, wanted, executor, passed);
      if (again === undefined) return none;
      return placeAll(placerOf(again.model), compared);
    } catch (error) {
      if (!(error instanceof ClienteleError)) throw error;
      return none;
    }
  };
}

function placeAll(placer: Placer, { data, nSamples, nFeatures }: Matrix): Int32Array {
  const found = emptyPlacement();
  return Int32Array.from({ length: nSamples }, (_, i) => {
    placer.place(data, i * nFeatures, found);
    return found.nearest;
  });
}
