import { checkRows } from '../checkMatrix.ts';
import type { Clustering } from '../clustering.ts';
import type { Executor, ExecutorHooks } from '../executor.ts';
import { assign, countDistinctRows } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import { resolveOptions } from '../options/index.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import { gatherRows, inMemory, type Rows } from '../rows.ts';
import { bestJaccards } from './bestJaccards.ts';
import { inLanes } from './inLanes.ts';
import { stabilityOptionSpecs, type StabilityOptions } from './options.ts';
import { sampleRows } from './sampleRows.ts';

/** Hennig's words: a mean Jaccard from 0.75 is stable, from 0.6 doubtful, below the cluster dissolved. */
export type StabilityVerdict = 'stable' | 'doubtful' | 'dissolved';

/** How reliably one cluster is found again. */
export interface ClusterStability {
  /** Mean over the bootstraps of the Jaccard coefficient with the best match, 0 .. 1. */
  readonly jaccard: number;
  /** Share of the bootstraps in which no cluster shares more than half with it (Jaccard <= 0.5). */
  readonly dissolved: number;
  /** Share of the bootstraps in which it was found again (Jaccard >= 0.75). */
  readonly recovered: number;
  readonly verdict: StabilityVerdict;
}

export interface BootstrapStability {
  /** One a cluster of the fit; null for a cluster without a row among those compared. */
  readonly clusters: readonly (ClusterStability | null)[];
  readonly nBootstraps: number;
  /** Rows that were compared, and rows in each bootstrap: all, or `maxRows`. */
  readonly nSamples: number;
}

/**
 * Clusters drawn rows anew and places others by the outcome.
 *
 * @returns cluster of each compared row; -1 for none
 */
export type Refit = (
  drawn: Matrix,
  compared: Matrix,
  how: { readonly nClusters: number; readonly nInit: number; readonly seed: number },
) => Promise<Int32Array>;

/** Keeps the seed of the compared rows apart from those of the bootstraps. */
const sampleStream = 1_000_000;

/**
 * Clusterwise stability by the bootstrap (Hennig, 2007): a clustering with as many clusters is fitted again to
 * rows drawn with replacement, and each cluster looks for its best match. As a fit can place any row, all
 * rows are compared, not only those drawn (Dolnicar and Leisch, 2010). Refits of K-means are restarts without refinement;
 * where a bootstrap has fewer different rows than clusters, as many clusters as it has. Above `maxRows` each
 * bootstrap draws `maxRows` of all rows and a sample of as many is compared: fits to fewer rows vary more, so
 * the figures are then on the cautious side.
 *
 * A stable cluster need not be a real one: K-means quarters an even square alike every time. Whether there
 * are groups at all is for the gap statistic to say; stability says which of them to rely on.
 *
 * @param x nSamples x nFeatures
 * @param clustering of these rows; rows labelled -1 belong to no cluster
 * @param hooks progress in bootstraps done; a signal to stop
 * @param refit how rows are clustered anew, where it is not by K-means
 * @throws RangeError or TypeError on an option out of range, when there is not one label a row, and on missing
 * or infinite values.
 */
export async function bootstrapStability(
  x: Rows,
  { labels, nClusters }: Pick<Clustering, 'labels' | 'nClusters'>,
  options: StabilityOptions,
  executor: Executor,
  hooks: ExecutorHooks = {},
  refit: Refit = kMeansRefit(executor, hooks),
): Promise<BootstrapStability> {
  const { nBootstraps, nInit, maxRows, seed } = resolveOptions(stabilityOptionSpecs, options);
  checkRows(x);
  checkLabels(x, labels, nClusters);
  const rows = sampleRows(x.nSamples, maxRows, splitSeed(seed, sampleStream));
  const compared = rows.length === x.nSamples ? inMemory(x) : gatherRows(x, rows);
  const own = Int32Array.from(rows, (row) => labels[row]);
  const jaccardsOf = async (bootstrap: number): Promise<Float64Array> => {
    const drawn = bootstrapRows(x, rows.length, splitSeed(seed, bootstrap, 0));
    const how = {
      nClusters: countDistinctRows(drawn, nClusters),
      nInit,
      seed: splitSeed(seed, bootstrap, 1),
    };
    return bestJaccards(own, await refit(drawn, compared, how), nClusters);
  };
  const jaccards = await inLanes(nBootstraps, executor.threads + 1, jaccardsOf, hooks);
  return {
    clusters: Array.from({ length: nClusters }, (_, j) => stabilityOf(jaccards.map((of) => of[j]))),
    nBootstraps,
    nSamples: rows.length,
  };
}

function kMeansRefit(executor: Executor, { signal }: ExecutorHooks): Refit {
  const passed = signal === undefined ? {} : { signal };
  return async (drawn, compared, how) => {
    const options = { ...how, refine: false };
    const [{ centroids }] = await executor.kMeans(drawn, [{ options }], passed);
    return assign(centroids, compared).labels;
  };
}

function checkLabels(x: Rows, labels: Int32Array, nClusters: number): void {
  if (labels.length !== x.nSamples) {
    throw new RangeError(
      `there are ${labels.length} labels for ${x.nSamples} rows; one a row is needed`,
    );
  }
  const bad = labels.findIndex((label) => label < -1 || label >= nClusters);
  if (bad >= 0) {
    throw new RangeError(
      `row ${bad} has the label ${labels[bad]}; there are ${nClusters} clusters`,
    );
  }
}

/** Rows drawn with replacement (Efron, 1979). */
function bootstrapRows(x: Rows, size: number, seed: number): Matrix {
  const random = createRandom(seed);
  return gatherRows(
    x,
    Int32Array.from({ length: size }, () => random.nextInt(x.nSamples)),
  );
}

/** @param jaccards of one cluster, one a bootstrap; NaN where it has no row */
function stabilityOf(jaccards: readonly number[]): ClusterStability | null {
  if (jaccards.some(Number.isNaN)) return null;
  const share = (is: (jaccard: number) => boolean): number =>
    jaccards.filter(is).length / jaccards.length;
  const jaccard = jaccards.reduce((sum, value) => sum + value, 0) / jaccards.length;
  return {
    jaccard,
    dissolved: share((value) => value <= 0.5),
    recovered: share((value) => value >= 0.75),
    verdict: jaccard >= 0.75 ? 'stable' : jaccard >= 0.6 ? 'doubtful' : 'dissolved',
  };
}
