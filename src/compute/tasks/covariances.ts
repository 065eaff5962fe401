import { runCovarianceBlock, type CovariancePlaces } from '../kernels/covariance.ts';
import { needKernels } from './setup.ts';

/** Sums of one block of rows, left in shared memory. */
export interface CovarianceJob {
  readonly places: CovariancePlaces;
  readonly nRows: number;
  readonly nFeatures: number;
}

export function sumCovarianceBlock({ places, nRows, nFeatures }: CovarianceJob): void {
  runCovarianceBlock(needKernels(), places, nRows, nFeatures);
}
