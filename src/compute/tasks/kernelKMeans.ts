import {
  findFinalists,
  polish,
  runKMeansRestarts,
  takeRows,
  type Descent,
  type KMeansSettings,
  type Limits,
  type Matrix,
  type Restart,
} from '../../core/index.ts';
import { assignRows, type AssignedRows } from '../kMeans/assignRows.ts';
import { packBlock, type PackedBlock } from '../kMeans/packBlock.ts';
import type { PackedSums } from '../kMeans/packRows.ts';
import { gatherRows, type GatheredRows } from '../kMeans/gatherRows.ts';
import { weightsOf, type KernelRows } from '../kMeans/kernelRows.ts';
import { preparesWithKernels, readyRows } from '../kMeans/preparedRows.ts';
import { createArena, type Arena, type Stretch } from '../kernels/arena.ts';
import {
  runKMeansMove,
  runKMeansSquares,
  tileScratchBytes,
  type MovePlaces,
  type PackedRows,
} from '../kernels/kMeans.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** Rows to pack. */
export interface PackJob extends PackedBlock {
  readonly scratch: Stretch;
}

export function packKMeansRows({ scratch, ...block }: PackJob): PackedSums {
  return packBlock(needKernels(), arenaIn(scratch), block);
}

/** Rows of a sample to copy and pack. */
export function gatherKMeansRows(job: GatheredRows): PackedSums {
  return gatherRows(sharedBuffer(), job);
}

/** Rows whose squared distance to the mean is wanted. */
export interface SquaresJob {
  readonly packed: PackedRows;
  /** In the packed unit (nFeatures). */
  readonly mean: Float64Array;
  /** One f32 a row of `packed`, room for whole tiles. */
  readonly squares: number;
  readonly from: number;
  readonly to: number;
  readonly scratch: Stretch;
}

export function squareKMeansRows({ packed, mean, squares, from, to, scratch }: SquaresJob): void {
  const { buffer, allocate } = arenaIn(scratch);
  const places = {
    centroids: allocate(mean.length * 4),
    squares: squares + from * 4,
    scratch: allocate(tileScratchBytes(1)),
  };
  new Float32Array(buffer, places.centroids, mean.length).set(mean);
  const x = packed.x + from * packed.nFeatures * 4;
  runKMeansSquares(needKernels(), { ...packed, x, nSamples: to - from }, 1, places);
}

/** Some restarts of one fit. */
export interface RestartsJob {
  readonly rows: KernelRows;
  readonly settings: KMeansSettings;
  /** Of all rows. */
  readonly limits: Limits;
  /** One of `restartGroups`. */
  readonly group: number;
  readonly scratch: Stretch;
}

export function restartKernelKMeans({
  rows,
  settings,
  limits,
  group,
  scratch,
}: RestartsJob): Restart {
  const prepared = readyRows(needKernels(), arenaIn(scratch), rows);
  return runKMeansRestarts(prepared, settings, limits, group);
}

/** The search that follows the restarts of one fit. */
export interface PolishJob {
  readonly x: Matrix;
  readonly rows: KernelRows;
  readonly settings: KMeansSettings;
  readonly start: Float64Array;
  readonly scratch: Stretch;
}

export function polishKernelKMeans({
  x,
  rows,
  settings,
  start,
  scratch,
}: PolishJob): Pick<Descent, 'centroids' | 'converged'> {
  const arena = arenaIn(scratch);
  const prepare = preparesWithKernels(needKernels(), arena);
  const prepared = readyRows(needKernels(), arena, rows);
  const { centroids, converged } = polish({ x, weights: null }, settings, start, prepared, prepare);
  return { centroids, converged };
}

/** The search among many rows, or a sample of them. */
export interface FindJob extends PolishJob {
  /** Which rows of `x` those are; null where it is all of them. */
  readonly drawn: Int32Array | null;
  /** Of all rows. */
  readonly limits: Limits;
}

export function findKMeansFinalists({
  x,
  rows,
  drawn,
  settings,
  limits,
  start,
  scratch,
}: FindJob): Float64Array[] {
  const arena = arenaIn(scratch);
  const prepare = preparesWithKernels(needKernels(), arena);
  const prepared = readyRows(needKernels(), arena, rows);
  const population = {
    nSamples: rows.packed.nSamples,
    weights: weightsOf(sharedBuffer(), rows.packed),
    take: (chosen: Int32Array) =>
      takeRows(x, drawn === null ? chosen : chosen.map((row) => drawn[row])),
  };
  return findFinalists(population, settings, limits, start, prepared, prepare);
}

/** One iteration of several descents on some blocks of rows. */
export interface MoveJob {
  readonly packed: PackedRows;
  readonly blocks: readonly MoveBlock[];
}

/** A block of rows, and where each descent keeps its centroids, its labels and the sums of the block. */
export interface MoveBlock {
  readonly descents: readonly { readonly nClusters: number; readonly places: MovePlaces }[];
  readonly from: number;
  readonly to: number;
}

/** Rows read from main memory once for all descents. */
const stripRows = 4096;

/** @returns rows that changed their cluster, one number a descent */
export function moveKMeansBlocks({ packed, blocks }: MoveJob): number[] {
  const moved = blocks[0].descents.map(() => 0);
  for (const { descents, from, to } of blocks) {
    for (let row = from; row < to; row += stripRows) {
      const end = Math.min(to, row + stripRows);
      descents.forEach(({ nClusters, places }, d) => {
        moved[d] += runKMeansMove(needKernels(), packed, nClusters, places, row, end);
      });
    }
  }
  return moved;
}

/** Rows to assign in f64. */
export interface AssignJob extends AssignedRows {
  readonly scratch: Stretch;
}

export function assignKMeansRows({ scratch, ...rows }: AssignJob): void {
  assignRows(needKernels(), arenaIn(scratch), rows);
}

function arenaIn(scratch: Stretch): Arena {
  return createArena(sharedBuffer(), scratch);
}
