import type { RowGroups } from '../groupRows.ts';
import { takeRows, type Matrix } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import type { HdbscanSettings } from './options.ts';

/** What clusters are looked for in, with the sizes that fit it. */
export interface SearchedRows {
  /** nRows x nFeatures, in lexicographic order. */
  readonly x: Matrix;
  readonly weights: Float64Array;
  /** Place of each different row among them (nGroups); -1 for those left out. */
  readonly placeOf: Int32Array;
  readonly minClusterSize: number;
  readonly minSamples: number;
}

/** Sizes are not brought below this: with fewer rows, chance makes groups of its own. */
const leastScaled = 5;

/**
 * All different rows or, of more than `mostRows`, a random one of each of so many equal stretches; sizes shrink with
 * the share of the rows that is left. Checks nothing.
 */
export function searchedRows(
  { x, weights }: RowGroups,
  { minClusterSize, minSamples, mostRows, seed }: HdbscanSettings,
): SearchedRows {
  const nGroups = x.nSamples;
  if (nGroups <= mostRows) {
    return { x, weights, placeOf: Int32Array.from(weights.keys()), minClusterSize, minSamples };
  }
  const random = createRandom(splitSeed(seed, mostRows));
  const drawn = Int32Array.from({ length: mostRows }, (_, i) =>
    Math.floor(((i + random.next()) * nGroups) / mostRows),
  );
  const placeOf = new Int32Array(nGroups).fill(-1);
  drawn.forEach((group, place) => {
    placeOf[group] = place;
  });
  const drawnWeights = Float64Array.from(drawn, (group) => weights[group]);
  const share = sum(drawnWeights) / sum(weights);
  const scaled = (size: number): number =>
    Math.max(Math.min(size, leastScaled), Math.round(size * share));
  return {
    x: takeRows(x, drawn),
    weights: drawnWeights,
    placeOf,
    minClusterSize: scaled(minClusterSize),
    minSamples: scaled(minSamples),
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
