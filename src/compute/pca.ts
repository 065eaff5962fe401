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
import { covarianceScratchBytes, covarianceStripBytes } from './kernels/covariance.ts';
import { shareMatrix } from './shareMatrix.ts';

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
  const total = await sumBlocks(crew, heap, shareMatrix(x), shift, hooks);
  return pcaOf(covarianceFromSums(x, shift, total), nComponents);
}

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
  const blockLength = covarianceBlockRows * nFeatures;
  let next = 0;
  let done = 0;

  /** One thread's turns. */
  async function takeBlocks(strip: number, scratch: number): Promise<void> {
    while (next < nBlocks) {
      const block = next++;
      const rows = data.subarray(block * blockLength, (block + 1) * blockLength);
      const places = { strip, shift: shiftAddress, scratch, sums: sums + block * length * 8 };
      const job = { places, rows, nFeatures };
      await crew.runAll('sumCovarianceBlock', [job], signal === undefined ? {} : { signal });
      onProgress?.(++done, nBlocks);
    }
  }

  const lanes = Array.from(
    { length: Math.min(nBlocks, crew.threads + 1) },
    () =>
      [
        heap.allocate(covarianceStripBytes(nFeatures)),
        heap.allocate(covarianceScratchBytes(nFeatures)),
      ] as const,
  );
  await Promise.all(lanes.map(([strip, scratch]) => takeBlocks(strip, scratch)));
  return addBlocks(new Float64Array(heap.memory.buffer, sums, nBlocks * length), length);
}

function addBlocks(parts: Float64Array, length: number): Float64Array {
  const total = new Float64Array(length);
  for (let from = 0; from < parts.length; from += length) {
    addCovarianceSums(total, parts.subarray(from, from + length));
  }
  return total;
}
