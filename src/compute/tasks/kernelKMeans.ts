import {
  findFinalists,
  polish,
  runKMeansRestart,
  type Descent,
  type KMeansSettings,
  type Matrix,
  type Restart,
} from '../../core/index.ts';
import { assignRows, type AssignedRows } from '../kMeans/assignRows.ts';
import { packBlock, type PackedBlock } from '../kMeans/packBlock.ts';
import type { PackedSums } from '../kMeans/packRows.ts';
import type { KernelRows } from '../kMeans/kernelRows.ts';
import { preparesWithKernels, readyRows } from '../kMeans/preparedRows.ts';
import { createArena, type Arena, type Stretch } from '../kernels/arena.ts';
import { runKMeansMove, type MovePlaces, type PackedRows } from '../kernels/kMeans.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** Rows to pack. */
export interface PackJob extends PackedBlock {
  readonly scratch: Stretch;
}

export function packKMeansRows({ scratch, ...block }: PackJob): PackedSums {
  return packBlock(needKernels(), arenaIn(scratch), block);
}

/** Some restarts of one fit. */
export interface RestartsJob {
  readonly rows: KernelRows;
  readonly settings: KMeansSettings;
  readonly restarts: readonly number[];
  readonly scratch: Stretch;
}

export function restartKernelKMeans({ rows, settings, restarts, scratch }: RestartsJob): Restart[] {
  const prepared = readyRows(needKernels(), arenaIn(scratch), rows);
  return restarts.map((restart) => runKMeansRestart(prepared, settings, restart));
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

export function findKMeansFinalists({
  x,
  rows,
  settings,
  start,
  scratch,
}: PolishJob): Float64Array[] {
  const arena = arenaIn(scratch);
  const prepare = preparesWithKernels(needKernels(), arena);
  const prepared = readyRows(needKernels(), arena, rows);
  return findFinalists({ x, weights: null }, settings, start, prepared, prepare);
}

/** One iteration of several descents on one block of rows. */
export interface MoveJob {
  readonly packed: PackedRows;
  readonly descents: readonly { readonly nClusters: number; readonly places: MovePlaces }[];
  readonly from: number;
  readonly to: number;
}

/** Rows read from main memory once for all descents. */
const stripRows = 4096;

/** @returns rows that changed their cluster, one number a descent */
export function moveKMeansBlock({ packed, descents, from, to }: MoveJob): number[] {
  const moved = descents.map(() => 0);
  for (let row = from; row < to; row += stripRows) {
    const end = Math.min(to, row + stripRows);
    descents.forEach(({ nClusters, places }, d) => {
      moved[d] += runKMeansMove(needKernels(), packed, nClusters, places, row, end);
    });
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
