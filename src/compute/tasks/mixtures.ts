import {
  mixtureBlockRows,
  mixtureSumsLength,
  sumParts,
  type Matrix,
  type WantedParts,
} from '../../core/index.ts';
import {
  runMixtureAssign,
  runMixtureBlock,
  type AssignPlaces,
  type MixtureShape,
  type PassPlaces,
} from '../kernels/gaussianMixture.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** A pass over consecutive blocks of rows; each block's sums are left in shared memory, one after another. */
export interface MixturePassJob {
  readonly shape: MixtureShape;
  readonly places: PassPlaces;
  readonly nSamples: number;
  readonly firstBlock: number;
  readonly endBlock: number;
}

export function sumMixtureBlocks({
  shape,
  places,
  nSamples,
  firstBlock,
  endBlock,
}: MixturePassJob): void {
  const sumsBytes = mixtureSumsLength(shape) * 8;
  for (let block = firstBlock; block < endBlock; block++) {
    const from = block * mixtureBlockRows;
    const to = Math.min(nSamples, from + mixtureBlockRows);
    const sums = places.sums + block * sumsBytes;
    runMixtureBlock(needKernels(), shape, { ...places, sums }, from, to);
  }
}

/** Sums over some rows of a partition. */
export interface PartsJob {
  /** Where all rows lie in shared memory, row-major f64. */
  readonly x: number;
  readonly nFeatures: number;
  /** One a row, in memory that all threads see. */
  readonly labels: Int32Array;
  readonly wanted: WantedParts;
  readonly from: number;
  readonly to: number;
}

/** @returns numbers in the layout of `MixtureSums` */
export function sumMixtureParts({
  x,
  nFeatures,
  labels,
  wanted,
  from,
  to,
}: PartsJob): Float64Array {
  const nSamples = to - from;
  const place = x + from * nFeatures * 8;
  const data = new Float64Array(sharedBuffer(), place, nSamples * nFeatures);
  const rows: Matrix = { data, nSamples, nFeatures };
  return sumParts(rows, null, labels.subarray(from, to), wanted).data;
}

/** Responsibilities of some rows, left in shared memory. */
export interface MixtureAssignJob {
  readonly shape: MixtureShape;
  readonly places: AssignPlaces;
  readonly from: number;
  readonly to: number;
}

export function assignMixtureRows({ shape, places, from, to }: MixtureAssignJob): void {
  runMixtureAssign(needKernels(), shape, places, from, to);
}
