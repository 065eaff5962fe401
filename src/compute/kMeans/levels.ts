import {
  createRandom,
  drawCoreset,
  levelsOf,
  type KMeansSettings,
  type SampleDraw,
} from '../../core/index.ts';
import { wholeTiles } from '../kernels/kMeans.ts';
import { signalOf, type Ground } from './ground.ts';
import type { KernelRows } from './kernelRows.ts';
import { joinSums, reachOf } from './packRows.ts';
import { blocksOfRows } from './team.ts';

/** All rows or a sample of them, packed. */
export interface Level {
  readonly rows: KernelRows;
  /** Which of all rows they are, in memory that all threads see; null where it is all of them. */
  readonly drawn: Int32Array | null;
}

/** From coarse to fine: restarts, search and comparison, each on a sample or on all rows. */
export interface GroundLevels {
  readonly coarse: Level;
  readonly middle: Level;
}

/** Makes the levels of each fit's settings, those of the same draw once; the twin of core's `levelsOf`. */
export async function makeLevels(
  ground: Ground,
  settings: readonly KMeansSettings[],
): Promise<GroundLevels[]> {
  const all: Level = { rows: ground.rows, drawn: null };
  const made = new Map<number, Level>();
  let squares: Float32Array | null = null;
  const levels: GroundLevels[] = [];
  const levelOf = async (draw: SampleDraw | null): Promise<Level> => {
    if (draw === null) return all;
    squares ??= await squaresToMean(ground);
    const level = made.get(draw.seed) ?? (await sample(ground, squares, draw));
    made.set(draw.seed, level);
    return level;
  };
  for (const setting of settings) {
    const { coarse, middle } = levelsOf(ground.x.nSamples, setting);
    levels.push({ coarse: await levelOf(coarse), middle: await levelOf(middle) });
  }
  return levels;
}

/** Squared distance of each row to the mean of all (nSamples), in the packed unit. */
async function squaresToMean({ crew, heap, lanes, rows, hooks }: Ground): Promise<Float32Array> {
  const { packed, sums } = rows;
  const { nSamples } = packed;
  const place = heap.allocate(wholeTiles(nSamples) * 4);
  const mean = sums.sums.map((sum) => sum / nSamples);
  await Promise.all(
    blocksOfRows(nSamples).map((block) =>
      lanes.use((scratch) =>
        crew.runAll(
          'squareKMeansRows',
          [{ packed, mean, squares: place, ...block, scratch }],
          signalOf(hooks),
        ),
      ),
    ),
  );
  return new Float32Array(heap.memory.buffer, place, nSamples);
}

async function sample(
  { crew, heap, x, rows, hooks }: Ground,
  squares: Float32Array,
  { size, seed }: SampleDraw,
): Promise<Level> {
  const { nFeatures } = x;
  const { packing } = rows;
  const drawn = drawCoreset(x.nSamples, null, squares, size, createRandom(seed));
  const nSamples = drawn.rows.length;
  const shared = {
    rows: new Int32Array(new SharedArrayBuffer(nSamples * 4)),
    weights: new Float64Array(new SharedArrayBuffer(nSamples * 8)),
  };
  shared.rows.set(drawn.rows);
  shared.weights.set(drawn.weights);
  const packed = {
    x: heap.allocate(wholeTiles(nSamples) * nFeatures * 4),
    weights: heap.allocate(wholeTiles(nSamples) * 4),
    nSamples,
    nFeatures,
    reach: Infinity,
  };
  const parts = await crew.runAll(
    'gatherKMeansRows',
    blocksOfRows(nSamples).map((block) => ({
      x,
      drawn: shared,
      packing,
      packed,
      ...block,
    })),
    signalOf(hooks),
  );
  const sums = joinSums(parts);
  return {
    rows: { packed: { ...packed, reach: reachOf(sums) }, packing, sums },
    drawn: shared.rows,
  };
}
