import type { DrawnRows, Matrix } from '../../core/index.ts';
import { wholeTiles, type PackedRows } from '../kernels/kMeans.ts';
import { packRows, type PackedSums, type Packing } from './packRows.ts';

/** Rows of a sample to pack, from `from` (a multiple of 8) to before `to`; arrays in memory that all threads see. */
export interface GatheredRows {
  /** All rows. */
  readonly x: Matrix;
  readonly drawn: DrawnRows;
  readonly packing: Packing;
  /** Where the sample goes. */
  readonly packed: PackedRows;
  readonly from: number;
  readonly to: number;
}

/** Packs some rows of a sample. */
export function gatherRows(
  buffer: SharedArrayBuffer,
  { x, drawn, packing, packed, from, to }: GatheredRows,
): PackedSums {
  const length = wholeTiles(packed.nSamples);
  const weights = new Float32Array(buffer, packed.weights, length);
  weights.set(drawn.weights.subarray(from, to), from);
  weights.fill(0, to, wholeTiles(to));
  const room = new Float32Array(buffer, packed.x, length * x.nFeatures);
  return packRows(x, drawn.weights, packing, room, from, to, drawn.rows);
}
