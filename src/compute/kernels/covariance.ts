/** What `assembly/covariance.ts` exports; addresses are bytes, `scratch` a multiple of 16, the others of 8. */
export interface CovarianceKernel {
  covarianceBlock(
    x: number,
    nRows: number,
    nFeatures: number,
    shift: number,
    scratch: number,
    sums: number,
  ): void;
}

/** Where a block's rows lie and its sums go, in bytes from the start of memory. */
export interface CovariancePlaces {
  /** The block's rows, row-major f64 (nRows x nFeatures). */
  readonly x: number;
  /** One f64 a feature. */
  readonly shift: number;
  /** {@link covarianceScratchBytes}, one a thread; its content does not matter. */
  readonly scratch: number;
  /** `covarianceSumsLength` f64 in the layout of core, overwritten. */
  readonly sums: number;
}

/** Bytes of one feature of the 64 rows that are worked on at a time. */
const columnBytes = 512;
/** Bytes of a sum of even rows and one of odd rows. */
const pairBytes = 16;

/** Bytes that one thread needs beside the data. */
export function covarianceScratchBytes(nFeatures: number): number {
  const width = nFeatures + (nFeatures % 2);
  return width * columnBytes + (width + (width * (width + 2)) / 2) * pairBytes;
}

/** Sums one block; the twin, to the last bit, is core's `sumCovarianceBlock`. */
export function runCovarianceBlock(
  kernel: CovarianceKernel,
  { x, shift, scratch, sums }: CovariancePlaces,
  nRows: number,
  nFeatures: number,
): void {
  kernel.covarianceBlock(x, nRows, nFeatures, shift, scratch, sums);
}
