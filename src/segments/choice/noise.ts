import {
  countDistinctRows,
  gapStatistic,
  gatherRows,
  inMemory,
  legacySample,
  referenceBox,
  splitSeed,
  uniformReference,
  type Executor,
  type ExecutorHooks,
  type Matrix,
  type Rows,
} from '../../core/index.ts';
import { stretch } from './progress.ts';

/** Rows that data and noise are compared on. */
export const mostRows = 1000;
/** Noise data sets that are drawn. */
const nReferences = 10;

/** Numbers of segments that are always compared: whether there are groups does not depend on what was asked for. */
const usualKs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** How the data cluster beside uniform noise of the same extent. */
export interface NoiseComparison {
  /** Ascending, 1 first. */
  readonly ks: readonly number[];
  /** The gap of each k and its standard error (Tibshirani, Walther and Hastie, 2001, method b). */
  readonly gap: readonly number[];
  readonly standardError: readonly number[];
  /** gap(k) - gap(1): by how much more than noise the data tighten when split, in log inertia. */
  readonly advantage: readonly number[];
  /** Standard deviation of that figure among the noise data sets, as a root mean square over the ks. */
  readonly noiseSpread: number;
}

/**
 * Compares the data with uniform noise drawn from the box along their principal components, for k = 1 to 10
 * and the given ks. Above 1,000 rows a sample stands for the data.
 *
 * @returns null where the rows are all alike, so that there is nothing to compare
 */
export async function compareWithNoise(
  x: Rows,
  ks: readonly number[],
  seed: number,
  executor: Executor,
  hooks: ExecutorHooks,
): Promise<NoiseComparison | null> {
  const rows =
    x.nSamples > mostRows ? gatherRows(x, legacySample(0, x.nSamples, mostRows)) : inMemory(x);
  const compared = comparableKs(rows, ks);
  if (compared.length === 0) return null;
  const box = referenceBox(rows);
  const inertias: number[][] = [];
  for (let b = 0; b <= nReferences; b++) {
    const data = b === 0 ? rows : uniformReference(box, splitSeed(seed, b));
    const tasks = compared.map((k) => ({
      options: { nClusters: k, nInit: 2, refine: false, seed: splitSeed(seed, b, k) },
    }));
    const part = stretch(hooks, b / (nReferences + 1), (b + 1) / (nReferences + 1));
    const fits = await executor.kMeans(data, tasks, part);
    inertias.push(fits.map(({ inertia }) => inertia));
  }
  const [own, ...references] = inertias;
  return comparisonOf(compared, own, references);
}

/** The ks below the number of different rows, above which nothing is left to compare. */
function comparableKs(rows: Matrix, ks: readonly number[]): number[] {
  const distinct = countDistinctRows(rows, Math.max(...usualKs, ...ks) + 1);
  return [...new Set([...usualKs, ...ks])].filter((k) => k < distinct).toSorted((a, b) => a - b);
}

function comparisonOf(
  ks: readonly number[],
  own: readonly number[],
  references: readonly (readonly number[])[],
): NoiseComparison {
  const { gap, standardError } = gapStatistic(own, references);
  const relative = references.map((row) => row.map((inertia) => Math.log(inertia / row[0])));
  const variances = ks.slice(1).map((_, i) => varianceOf(relative.map((row) => row[i + 1])));
  return {
    ks,
    gap,
    standardError,
    advantage: gap.map((value) => value - gap[0]),
    noiseSpread: Math.sqrt(
      variances.reduce((sum, v) => sum + v, 0) / Math.max(1, variances.length),
    ),
  };
}

/** Variance with ddof 1. */
function varianceOf(values: readonly number[]): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
