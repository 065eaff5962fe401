import type { Limits } from '../../core/index.ts';
import type { PackedRows } from '../kernels/kMeans.ts';
import type { PackedSums, Packing } from './packRows.ts';

/** Rows in shared memory with what is known of them. */
export interface KernelRows {
  readonly packed: PackedRows;
  readonly packing: Packing;
  readonly sums: PackedSums;
}

/** Weight of one row. */
export function weightOf(buffer: SharedArrayBuffer, { weights }: PackedRows, row: number): number {
  return weights === 0 ? 1 : new Float32Array(buffer, weights + row * 4, 1)[0];
}

/** Weights of all rows; null where all are 1. */
export function weightsOf(
  buffer: SharedArrayBuffer,
  { weights, nSamples }: PackedRows,
): Float64Array | null {
  return weights === 0 ? null : Float64Array.from(new Float32Array(buffer, weights, nSamples));
}

/** Centroids in the unit of packed rows. */
export function toPacked(centroids: Float64Array, { shift, scale }: Packing): Float64Array {
  return centroids.map((value, q) => (value - shift[q % shift.length]) * scale);
}

/** Centroids in the unit of the data. */
export function fromPacked(centroids: Float64Array, { shift, scale }: Packing): Float64Array {
  return centroids.map((value, q) => value / scale + shift[q % shift.length]);
}

/** The limits in the unit of packed rows. */
export function packedLimits({ maxIter, tolerance }: Limits, { scale }: Packing): Limits {
  return { maxIter, tolerance: tolerance * scale * scale };
}
