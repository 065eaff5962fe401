import type { Matrix } from '../../core/index.ts';
import { regionBytes, type Arena } from '../kernels/arena.ts';
import { wholeTiles, type KMeansKernel, type PackedRows } from '../kernels/kMeans.ts';
import { joinSums, packRows, type PackedSums, type Packing } from './packRows.ts';

/** Rows to pack from `from` (a multiple of 8) to before `to`, of a matrix in memory that all threads see. */
export interface PackedBlock {
  readonly x: Matrix;
  readonly packing: Packing;
  /** Where all rows of `x` go. */
  readonly packed: PackedRows;
  readonly from: number;
  readonly to: number;
}

/** Rows that are copied at a time to where the kernel can see them. */
const stripRows = 1024;

/** Bytes of an arena that {@link packBlock} works in. */
export function packScratchBytes(nFeatures: number): number {
  return (
    regionBytes(nFeatures * 8) +
    regionBytes(stripRows * nFeatures * 8) +
    regionBytes(totalsOf(nFeatures) * 8)
  );
}

/** Sums of even and odd rows a feature, then two squares, two lost squares, and four f32 in the place of two f64. */
function totalsOf(nFeatures: number): number {
  return 2 * nFeatures + 6;
}

/** Packs some rows; the twin of `packRows`, whose bytes it gives. Sums are added up in another order. */
export function packBlock(
  kernel: KMeansKernel,
  { buffer, allocate }: Arena,
  { x, packing, packed, from, to }: PackedBlock,
): PackedSums {
  const { data, nSamples, nFeatures } = x;
  const places = {
    shift: allocate(nFeatures * 8),
    rows: allocate(stripRows * nFeatures * 8),
    totals: allocate(totalsOf(nFeatures) * 8),
  };
  new Float64Array(buffer, places.shift, nFeatures).set(packing.shift);
  const totals = new Float64Array(buffer, places.totals, totalsOf(nFeatures)).fill(0);
  const rows = new Float64Array(buffer, places.rows, stripRows * nFeatures);
  // The kernel takes whole tiles; what is left is a few rows.
  const whole = to - ((to - from) % 8);
  for (let row = from; row < whole; row += stripRows) {
    const end = Math.min(whole, row + stripRows);
    rows.set(data.subarray(row * nFeatures, end * nFeatures));
    kernel.kMeansPack(
      places.rows,
      end - row,
      nFeatures,
      places.shift,
      packing.scale,
      packed.x + row * nFeatures * 4,
      places.totals,
    );
  }
  const sums = sumsOf(
    totals,
    new Float32Array(buffer, places.totals, 2 * totals.length),
    nFeatures,
  );
  if (whole === to) return sums;
  const room = new Float32Array(buffer, packed.x, wholeTiles(nSamples) * nFeatures);
  return joinSums([sums, packRows(x, null, packing, room, whole, to)]);
}

function sumsOf(totals: Float64Array, narrow: Float32Array, nFeatures: number): PackedSums {
  const others = 2 * nFeatures;
  const squares = totals[others] + totals[others + 1];
  return {
    sums: Float64Array.from({ length: nFeatures }, (_, f) => totals[2 * f] + totals[2 * f + 1]),
    squares,
    weightedSquares: squares,
    lost: totals[others + 2] + totals[others + 3],
    largest: Math.max(...narrow.subarray(2 * (others + 4), 2 * (others + 6))),
  };
}
