import { checkMatrix } from '../checkMatrix.ts';
import type { Executor, ExecutorHooks } from '../executor.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { resolveOptions } from '../options/index.ts';
import { splitSeed } from '../random/index.ts';
import { gapChoice, gapStatistic, type GapStatistic } from './gapStatistic.ts';
import { inLanes } from './inLanes.ts';
import { gapOptionSpecs, type GapOptions } from './options.ts';
import { sampleRows } from './sampleRows.ts';
import { referenceBox, uniformReference } from './uniformReference.ts';

/** The gap statistic of K-means on one data set. */
export interface KMeansGap extends GapStatistic {
  /** Ascending, each once. */
  readonly ks: readonly number[];
  /** Inertias of the rows that were looked at, one a k. */
  readonly inertias: readonly number[];
  /** The k that the gap chooses (see `gapChoice`); null when the gap still rises at the last k. */
  readonly choice: number | null;
  /** Rows that were looked at: all, or a sample of `maxRows`. */
  readonly nSamples: number;
}

/** Keeps the seed of the sample apart from those of the references, which are numbered from 1. */
const sampleStream = 1_000_000;

/**
 * Gap statistic of K-means (Tibshirani, Walther and Hastie, 2001): how much tighter the rows cluster than
 * uniform data of the same extent. Rows and references are clustered alike, by few restarts without
 * refinement. Above `maxRows` a sample of the rows stands for them. The choice can stop too early, at 1 where
 * three groups lie evenly along a line: two clusters then tighten them no more than they tighten a uniform bar.
 *
 * @param x nSamples x nFeatures, at least 2 rows
 * @param ks numbers of clusters, whole; they should follow each other, as each gap is held against the next
 * @param hooks progress in data sets clustered, of nReferences + 1; a signal to stop
 * @throws RangeError or TypeError on an option out of range, without a k, on missing or infinite values, and
 * unless the rows looked at differ in more ways than the largest k.
 */
export async function kMeansGap(
  x: Matrix,
  ks: readonly number[],
  options: GapOptions,
  executor: Executor,
  hooks: ExecutorHooks = {},
): Promise<KMeansGap> {
  const settings = resolveOptions(gapOptionSpecs, options);
  const { nReferences, principalAxes, nInit, maxRows, seed } = settings;
  checkMatrix(x);
  const ascending = [...new Set(ks)].toSorted((a, b) => a - b);
  if (ascending.length === 0) throw new RangeError('the gap needs at least one number of clusters');
  const rows =
    x.nSamples > maxRows
      ? takeRows(x, sampleRows(x.nSamples, maxRows, splitSeed(seed, sampleStream)))
      : x;
  const box = referenceBox(rows, principalAxes);
  const { signal } = hooks;
  const inertiasOf = async (set: number): Promise<number[]> => {
    const data = set === 0 ? rows : uniformReference(box, splitSeed(seed, set));
    const tasks = ascending.map((k) => ({
      options: { nClusters: k, nInit, refine: false, seed: splitSeed(seed, set, k) },
    }));
    const fits = await executor.kMeans(data, tasks, signal === undefined ? {} : { signal });
    return fits.map(({ inertia }) => inertia);
  };
  const lanes = executor.threads + 1;
  const [inertias, ...references] = await inLanes(nReferences + 1, lanes, inertiasOf, hooks);
  const gap = gapStatistic(inertias, references);
  return {
    ...gap,
    ks: ascending,
    inertias,
    choice: gapChoice(ascending, gap),
    nSamples: rows.nSamples,
  };
}
