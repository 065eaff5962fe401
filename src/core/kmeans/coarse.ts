import { takeRows } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import type { WeightedRows } from './descent.ts';
import type { KMeansSettings } from './options.ts';

/** Above this, restarts run on a sample and only the best is followed on all rows. */
const mostRows = 100_000;

/** Rows of that sample. */
const sampleRows = 25_000;

/** Keeps these draws apart from those of the restarts, whose paths begin with a number of clusters. */
const sampleStream = 1_000_000;

/** Whether there are so many rows that the search for a clustering begins on a sample (coarse to fine). */
export function isLarge(nSamples: number): boolean {
  return nSamples > mostRows;
}

/**
 * The rows that restarts run on: all of them or, of many that are refined afterwards, a random one of each of 25,000
 * equal stretches, the same for every restart, so that their inertias compare.
 */
export function coarseRows(
  rows: WeightedRows,
  { refine, seed }: Pick<KMeansSettings, 'refine' | 'seed'>,
): WeightedRows {
  const { x, weights } = rows;
  if (!refine || !isLarge(x.nSamples)) return rows;
  const random = createRandom(splitSeed(seed, sampleStream));
  const drawn = Int32Array.from({ length: sampleRows }, (_, i) =>
    Math.floor(((i + random.next()) * x.nSamples) / sampleRows),
  );
  return {
    x: takeRows(x, drawn),
    weights: weights === null ? null : Float64Array.from(drawn, (row) => weights[row]),
  };
}
