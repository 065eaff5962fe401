import {
  thresholdsOfFeature,
  type ForestSettings,
  type GrownTree,
  type Matrix,
} from '../../core/index.ts';
import {
  runBinRows,
  runGrowTree,
  runSumVotes,
  type BinPlaces,
  type ForestShape,
  type GrowPlaces,
  type VotePlaces,
} from '../kernels/forest.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** Thresholds of one feature; the matrix's data are shared, not copied. */
export interface ThresholdsJob {
  readonly x: Matrix;
  readonly rows: Int32Array;
  readonly feature: number;
}

export function forestThresholds({ x, rows, feature }: ThresholdsJob): Float64Array {
  return thresholdsOfFeature(x, rows, feature);
}

/** Codes of some rows, left in shared memory. */
export interface BinJob {
  readonly nFeatures: number;
  readonly places: BinPlaces;
  readonly from: number;
  readonly to: number;
}

export function binForestRows({ nFeatures, places, from, to }: BinJob): void {
  runBinRows(needKernels(), nFeatures, places, from, to);
}

/** One tree; at most one such job at a time works in one scratch. */
export interface GrowJob {
  readonly shape: ForestShape;
  readonly places: GrowPlaces;
  readonly seeds: readonly number[];
  readonly settings: ForestSettings;
}

export function growForestTrees({ shape, places, seeds, settings }: GrowJob): GrownTree[] {
  return seeds.map((seed) =>
    runGrowTree(needKernels(), sharedBuffer(), shape, places, seed, settings),
  );
}

/** Votes on some rows, left in shared memory. */
export interface VoteJob {
  readonly shape: Omit<ForestShape, 'nSamples'>;
  readonly nTrees: number;
  /** Where the rows lie that are to be coded first; null where they have codes. */
  readonly uncoded: BinPlaces | null;
  readonly places: VotePlaces;
  readonly from: number;
  readonly to: number;
}

export function sumForestVotes({ shape, nTrees, uncoded, places, from, to }: VoteJob): void {
  if (uncoded !== null) runBinRows(needKernels(), shape.nFeatures, uncoded, from, to);
  runSumVotes(needKernels(), shape, nTrees, places, from, to);
}
