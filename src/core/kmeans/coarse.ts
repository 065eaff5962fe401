import { createRandom, splitSeed } from '../random/index.ts';
import { coreset, populationOf } from './coreset.ts';
import type { WeightedRows } from './descent.ts';
import type { KMeansSettings } from './options.ts';
import { prepareRows } from './prepared.ts';

/** Above this, restarts run on a sample and the best is followed on all rows. */
const mostRows = 50_000;

/** Rows of that sample. */
const coarseSize = 25_000;

/** Above this, what the search found is compared on a second, larger sample, and only the best on all rows. */
const mostCompared = 400_000;

/** Rows of the second sample. */
const middleSize = 100_000;

/** Keep these draws apart from those of the restarts, whose paths begin with a number of clusters. */
const coarseStream = 1_000_000;
const middleStream = 1_000_001;

type LevelSettings = Pick<KMeansSettings, 'refine' | 'seed'>;

/** Sizes of the samples of a clustering that goes from coarse to fine; null where all rows do. */
export interface Levels {
  readonly coarse: SampleDraw | null;
  readonly middle: SampleDraw | null;
}

/** How to draw a sample. */
export interface SampleDraw {
  readonly size: number;
  readonly seed: number;
}

/** Whether there are so many rows that the search for a clustering begins on a sample (coarse to fine). */
export function isLarge(nSamples: number): boolean {
  return nSamples > mostRows;
}

/** The samples to draw from so many rows; none where they are not refined afterwards. */
export function levelsOf(nSamples: number, { refine, seed }: LevelSettings): Levels {
  const level = (least: number, size: number, stream: number): SampleDraw | null =>
    refine && nSamples > least ? { size, seed: splitSeed(seed, stream) } : null;
  return {
    coarse: level(mostRows, coarseSize, coarseStream),
    middle: level(mostCompared, middleSize, middleStream),
  };
}

/** The rows that restarts run on, the same for every restart, so that their inertias compare. */
export function coarseRows(rows: WeightedRows, settings: LevelSettings): WeightedRows {
  const { coarse } = levelsOf(rows.x.nSamples, settings);
  if (coarse === null) return rows;
  return prepareRows(rows, ({ squares }) => drawLevel(rows, squares(meanOf(rows)), coarse));
}

/**
 * A sample that stands for all rows, drawn half evenly and half by the squared distance to their mean, so that a
 * group that weighs in the inertia is in it however small and far (lightweight coreset: Bachem, Lucic and Krause,
 * 2018).
 *
 * @param squaresToMean squared distance of each row to the mean of all, in any unit
 */
export function drawLevel(
  rows: WeightedRows,
  squaresToMean: ArrayLike<number>,
  { size, seed }: SampleDraw,
): WeightedRows {
  return coreset(populationOf(rows), squaresToMean, size, createRandom(seed));
}

/** The mean of all rows (nFeatures). */
export function meanOf({ x: { data, nSamples, nFeatures }, weights }: WeightedRows): Float64Array {
  const shift = data.subarray(0, nFeatures);
  const sums = new Float64Array(nFeatures);
  let mass = 0;
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    mass += weight;
    for (let f = 0; f < nFeatures; f++) sums[f] += weight * (data[p++] - shift[f]);
  }
  return sums.map((sum, f) => sum / mass + shift[f]);
}
