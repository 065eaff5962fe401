import type { Matrix } from '../../core/index.ts';
import { wholeTiles } from '../kernels/kMeans.ts';

/** Rows that a first impression of the data is made of. */
const mostSampled = 5_000;

/** Squares of larger numbers are too large for f32. */
const widest = 1e15;

/** A share of the inertia that rounding may cost. */
const roundingShare = 1e-6;

/** How rows are moved and scaled before they are rounded to f32. */
export interface Packing {
  /** About the mean of each feature (nFeatures). */
  readonly shift: Float64Array;
  /** A power of two that brings the spread of the data to about 1. */
  readonly scale: number;
}

/** What packing tells about rows, in their packed unit. */
export interface PackedSums {
  /** Sum of each feature (nFeatures). */
  readonly sums: Float64Array;
  /** Sum of all squares. */
  readonly squares: number;
  /** The same with each row as often as it weighs. */
  readonly weightedSquares: number;
  /** Sum of the squares of what rounding took. */
  readonly lost: number;
  readonly largest: number;
}

/** Finds a packing from a sample of rows, evenly spaced. */
export function planPacking({ data, nSamples, nFeatures }: Matrix): Packing {
  const step = Math.ceil(nSamples / mostSampled);
  const sums = new Float64Array(nFeatures);
  let nRows = 0;
  for (let i = 0; i < nSamples; i += step, nRows++) {
    for (let f = 0; f < nFeatures; f++) sums[f] += data[i * nFeatures + f] - data[f];
  }
  const shift = sums.map((sum, f) => sum / nRows + data[f]);
  let squares = 0;
  for (let i = 0; i < nSamples; i += step) {
    for (let f = 0; f < nFeatures; f++) squares += (data[i * nFeatures + f] - shift[f]) ** 2;
  }
  const spread = Math.sqrt(squares / nRows / nFeatures);
  const scale = spread > 0 && spread < Infinity ? 2 ** -Math.round(Math.log2(spread)) : 1;
  return { shift, scale };
}

/**
 * Packs the rows from `from` (a multiple of 8) to before `to`, and zeros up to the next whole tile.
 *
 * @param weights one a packed row, or null
 * @param packed wholeTiles(nSamples) x nFeatures, of which this writes its part
 * @param drawn the row of `x` that each packed row is; null where all are packed
 */
export function packRows(
  { data, nFeatures }: Matrix,
  weights: ArrayLike<number> | null,
  { shift, scale }: Packing,
  packed: Float32Array,
  from: number,
  to: number,
  drawn: Int32Array | null = null,
): PackedSums {
  const sums = new Float64Array(nFeatures);
  let squares = 0;
  let weightedSquares = 0;
  let lost = 0;
  let largest = 0;
  for (let i = from; i < to; i++) {
    let p = (drawn === null ? i : drawn[i]) * nFeatures;
    let square = 0;
    for (let f = 0, q = (i - (i % 4)) * nFeatures + (i % 4); f < nFeatures; f++, p++, q += 4) {
      const value = (data[p] - shift[f]) * scale;
      const rounded = Math.fround(value);
      packed[q] = rounded;
      sums[f] += rounded;
      square += rounded * rounded;
      lost += (value - rounded) * (value - rounded);
      if (Math.abs(rounded) > largest) largest = Math.abs(rounded);
    }
    squares += square;
    weightedSquares += weights === null ? square : square * weights[i];
  }
  for (let i = to; i < wholeTiles(to); i++) {
    const q = (i - (i % 4)) * nFeatures + (i % 4);
    for (let f = 0; f < nFeatures; f++) packed[q + 4 * f] = 0;
  }
  return { sums, squares, weightedSquares, lost, largest };
}

/** A distance from the origin that no packed row exceeds. */
export function reachOf({ largest, sums }: PackedSums): number {
  return largest * Math.sqrt(sums.length);
}

/** The sums of several parts of the rows, in their order. */
export function joinSums(parts: readonly PackedSums[]): PackedSums {
  return parts.reduce((all, part) => ({
    sums: all.sums.map((sum, f) => sum + part.sums[f]),
    squares: all.squares + part.squares,
    weightedSquares: all.weightedSquares + part.weightedSquares,
    lost: all.lost + part.lost,
    largest: Math.max(all.largest, part.largest),
  }));
}

/** Whether f32 was wide enough for these rows, and fine enough for a clustering of this inertia (in the data's unit). */
export function isFaithful(
  { lost, largest }: PackedSums,
  { scale }: Packing,
  inertia: number,
): boolean {
  return largest <= widest && lost <= roundingShare * inertia * scale * scale;
}

/** Mean over the features of their variance (ddof 0), in the data's unit. */
export function packedVariance(
  { sums, squares }: PackedSums,
  { scale }: Packing,
  nSamples: number,
): number {
  const ofMeans = sums.reduce((total, sum) => total + (sum * sum) / nSamples, 0);
  return Math.max(0, squares - ofMeans) / nSamples / sums.length / (scale * scale);
}
