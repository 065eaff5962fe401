import { mixtureBlockRows, mixtureSumsLength } from '../../core/index.ts';
import {
  runMixtureAssign,
  runMixtureBlock,
  type AssignPlaces,
  type MixtureShape,
  type PassPlaces,
} from '../kernels/gaussianMixture.ts';
import { needKernels } from './setup.ts';

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
