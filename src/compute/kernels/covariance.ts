/** What `assembly/covariance.ts` exports; addresses are bytes, `scratch` a multiple of 16, the others of 8. */
export interface CovarianceKernel {
  covarianceStart(nFeatures: number, scratch: number): void;
  covarianceAdd(x: number, nRows: number, nFeatures: number, shift: number, scratch: number): void;
  covarianceFinish(nFeatures: number, scratch: number, sums: number): void;
}

/** Where a thread works on a block and where the sums go, in bytes from the start of memory. */
export interface CovariancePlaces {
  /** {@link covarianceStripBytes}, one a thread. */
  readonly strip: number;
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

/** Rows that are copied at a time to where the kernel can see them: what the nearest caches hold. */
const stripRows = 512;

/** Bytes of the rows that one thread works on at a time. */
export function covarianceStripBytes(nFeatures: number): number {
  return stripRows * nFeatures * 8;
}

/**
 * Sums one block; the twin, to the last bit, is core's `sumCovarianceBlock`.
 *
 * @param rows the block, row-major
 */
export function runCovarianceBlock(
  kernel: CovarianceKernel,
  buffer: ArrayBufferLike,
  { strip, shift, scratch, sums }: CovariancePlaces,
  rows: Float64Array,
  nFeatures: number,
): void {
  const length = stripRows * nFeatures;
  const room = new Float64Array(buffer, strip, length);
  kernel.covarianceStart(nFeatures, scratch);
  for (let from = 0; from < rows.length; from += length) {
    const some = rows.subarray(from, from + length);
    room.set(some);
    kernel.covarianceAdd(strip, some.length / nFeatures, nFeatures, shift, scratch);
  }
  kernel.covarianceFinish(nFeatures, scratch, sums);
}
