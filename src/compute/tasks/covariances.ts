import { runCovarianceBlock, type CovariancePlaces } from '../kernels/covariance.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** Sums of one block of rows, left in shared memory. */
export interface CovarianceJob {
  readonly places: CovariancePlaces;
  /** The block, row-major, in memory that all threads see. */
  readonly rows: Float64Array;
  readonly nFeatures: number;
}

export function sumCovarianceBlock({ places, rows, nFeatures }: CovarianceJob): void {
  runCovarianceBlock(needKernels(), sharedBuffer(), places, rows, nFeatures);
}
