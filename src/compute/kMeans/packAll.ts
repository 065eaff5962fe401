import type { Matrix } from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import type { Lanes } from '../lanes.ts';
import { wholeTiles } from '../kernels/kMeans.ts';
import type { KernelRows } from './kernelRows.ts';
import { joinSums, packRows, planPacking } from './packRows.ts';
import { blocksOfRows } from './team.ts';

/** Packs rows into shared memory, a block a job. */
export async function packAll(
  crew: Crew,
  heap: Heap,
  lanes: Lanes,
  x: Matrix,
): Promise<KernelRows> {
  const { nSamples, nFeatures } = x;
  const packing = planPacking(x);
  const packed = {
    x: heap.allocate(wholeTiles(nSamples) * nFeatures * 4),
    weights: 0,
    nSamples,
    nFeatures,
  };
  const parts = await Promise.all(
    blocksOfRows(nSamples).map((block) =>
      lanes.use((scratch) =>
        crew.runAll('packKMeansRows', [{ x, packing, packed, ...block, scratch }], {}),
      ),
    ),
  );
  return { packed, packing, sums: joinSums(parts.flat()) };
}

/** Packs a few rows on this thread. */
export function packHere(heap: Heap, x: Matrix): KernelRows {
  const { nSamples, nFeatures } = x;
  const packing = planPacking(x);
  const length = wholeTiles(nSamples) * nFeatures;
  const packed = { x: heap.allocate(length * 4), weights: 0, nSamples, nFeatures };
  const room = new Float32Array(heap.memory.buffer, packed.x, length);
  return { packed, packing, sums: packRows(x, null, packing, room, 0, nSamples) };
}
