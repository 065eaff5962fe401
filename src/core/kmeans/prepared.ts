import type { Matrix } from '../matrix.ts';
import type { Random } from '../random/index.ts';
import type { Descent, Guidance, Limits, WeightedRows } from './descent.ts';
import { squaredDistanceTo } from './distance.ts';
import { lloyd } from './lloyd.ts';
import { plusPlus } from './plusPlus.ts';

/** Rows made ready for the loops that nearly all the time of K-means goes to. */
export interface PreparedRows {
  /** Mean over the features of their variance (ddof 0). */
  readonly meanVariance: number;
  /** Starting centroids: see {@link plusPlus}. */
  readonly start: (nClusters: number, random: Random) => Float64Array;
  /** Descent from given centroids: see {@link lloyd}. */
  readonly descend: (start: Float64Array, limits: Limits, guidance?: Guidance) => Descent;
  /** Squared distance of each row to the nearest of some points (nSamples), in a unit of its own. */
  readonly squares: (points: Float64Array) => Float64Array | Float32Array;
  /** Squared distance of each row to each of some points (nPoints x nSamples), in the same unit. */
  readonly squaresToEach: (points: Float64Array) => Float64Array | Float32Array;
}

/** Makes rows ready, for as long as `use` runs: for core's own loops, or faster ones that agree with them. */
export type PrepareRows = <T>(rows: WeightedRows, use: (prepared: PreparedRows) => T) => T;

/** Rows for core's own loops. */
export const prepareRows: PrepareRows = (rows, use) => use(plainRows(rows));

function plainRows(rows: WeightedRows): PreparedRows {
  const { x, weights } = rows;
  return {
    meanVariance: meanVariance(x),
    start: (nClusters, random) => plusPlus(x, weights, nClusters, random),
    descend: (start, limits, guidance) => lloyd(rows, start, limits, guidance),
    squares: (points) => squaresToNearest(x, points),
    squaresToEach: (points) => squaresToEach(x, points),
  };
}

function meanVariance({ data, nSamples, nFeatures }: Matrix): number {
  let total = 0;
  for (let f = 0; f < nFeatures; f++) {
    const shift = data[f];
    let sum = 0;
    let squares = 0;
    for (let p = f; p < data.length; p += nFeatures) {
      const deviation = data[p] - shift;
      sum += deviation;
      squares += deviation * deviation;
    }
    total += Math.max(0, (squares - (sum * sum) / nSamples) / nSamples);
  }
  return total / nFeatures;
}

function squaresToNearest(x: Matrix, points: Float64Array): Float64Array {
  const nPoints = points.length / x.nFeatures;
  const squares = new Float64Array(x.nSamples);
  for (let i = 0; i < x.nSamples; i++) {
    let least = Infinity;
    for (let j = 0; j < nPoints; j++) least = Math.min(least, squaredDistanceTo(x, i, points, j));
    squares[i] = least;
  }
  return squares;
}

function squaresToEach(x: Matrix, points: Float64Array): Float64Array {
  const nPoints = points.length / x.nFeatures;
  const squares = new Float64Array(nPoints * x.nSamples);
  for (let j = 0, p = 0; j < nPoints; j++) {
    for (let i = 0; i < x.nSamples; i++) squares[p++] = squaredDistanceTo(x, i, points, j);
  }
  return squares;
}
