import {
  addCovarianceSums,
  checkPca,
  covarianceBlockRows,
  covarianceFromSums,
  covarianceShift,
  covarianceSumsLength,
  pcaOf,
  type ExecutorHooks,
  type Matrix,
  type Pca,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import { covarianceScratchBytes } from './kernels/covariance.ts';

/** Principal components from covariances summed by the kernel; those of core's `pca`, to the last bit. */
export async function kernelPca(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  nComponents: number,
  hooks: ExecutorHooks,
): Promise<Pca> {
  checkPca(x, nComponents);
  const shift = covarianceShift(x);
  const total = await sumBlocks(crew, heap, x, shift, hooks);
  return pcaOf(covarianceFromSums(x, shift, total), nComponents);
}

/**
 * Blocks of rows pass through lanes of shared memory, one more than there are threads: while the workers sum
 * theirs, this thread copies the next, and the whole matrix never stands there twice.
 */
async function sumBlocks(
  crew: Crew,
  heap: Heap,
  { data, nSamples, nFeatures }: Matrix,
  shift: Float64Array,
  { onProgress, signal }: ExecutorHooks,
): Promise<Float64Array> {
  const nBlocks = Math.ceil(nSamples / covarianceBlockRows);
  const length = covarianceSumsLength(nFeatures);
  const sums = heap.allocate(nBlocks * length * 8);
  const shiftAddress = heap.put(shift);
  const blockLength = Math.min(nSamples, covarianceBlockRows) * nFeatures;
  let next = 0;
  let done = 0;

  async function fillLane(rows: number, scratch: number): Promise<void> {
    while (next < nBlocks) {
      const block = next++;
      const from = block * covarianceBlockRows;
      const to = Math.min(nSamples, from + covarianceBlockRows);
      const own = data.subarray(from * nFeatures, to * nFeatures);
      new Float64Array(heap.memory.buffer, rows, own.length).set(own);
      const places = { x: rows, shift: shiftAddress, scratch, sums: sums + block * length * 8 };
      const job = { places, nRows: to - from, nFeatures };
      await crew.runAll('sumCovarianceBlock', [job], signal === undefined ? {} : { signal });
      onProgress?.(++done, nBlocks);
    }
  }

  const lanes = Array.from(
    { length: Math.min(nBlocks, crew.threads + 1) },
    () =>
      [heap.allocate(blockLength * 8), heap.allocate(covarianceScratchBytes(nFeatures))] as const,
  );
  await Promise.all(lanes.map(([rows, scratch]) => fillLane(rows, scratch)));
  return addBlocks(new Float64Array(heap.memory.buffer, sums, nBlocks * length), length);
}

function addBlocks(parts: Float64Array, length: number): Float64Array {
  const total = new Float64Array(length);
  for (let from = 0; from < parts.length; from += length) {
    addCovarianceSums(total, parts.subarray(from, from + length));
  }
  return total;
}
