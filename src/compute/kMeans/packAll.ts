import type { Matrix } from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import type { Lanes } from '../lanes.ts';
import { wholeTiles } from '../kernels/kMeans.ts';
import type { KernelRows } from './kernelRows.ts';
import { joinSums, planPacking, reachOf } from './packRows.ts';
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
    reach: Infinity,
  };
  const parts = await Promise.all(
    blocksOfRows(nSamples).map((block) =>
      lanes.use((scratch) =>
        crew.runAll('packKMeansRows', [{ x, packing, packed, ...block, scratch }], {}),
      ),
    ),
  );
  const sums = joinSums(parts.flat());
  return { packed: { ...packed, reach: reachOf(sums) }, packing, sums };
}
