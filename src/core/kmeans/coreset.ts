import { takeRows, type Matrix } from '../matrix.ts';
import type { Random } from '../random/index.ts';
import type { WeightedRows } from './descent.ts';

/**
 * A weighted sample that stands for all rows: half of it drawn evenly, half by the squared distance to the
 * centroids of a good clustering, so that the few far rows that decide an inertia are in it (Bachem, Lucic
 * and Krause, 2018). Drawn systematically (Madow, 1949): one random number, one step a row.
 *
 * @param squares squared distance of each row to its nearest centroid
 * @param size most rows to draw; a row that must be in it leaves fewer for the others
 */
export function coreset(
  { nSamples, weights, take }: Population,
  squares: ArrayLike<number>,
  size: number,
  random: Random,
): WeightedRows {
  const drawn = drawCoreset(nSamples, weights, squares, size, random);
  return { x: take(drawn.rows), weights: drawn.weights };
}

/** Rows to draw from. */
export interface Population extends Pick<WeightedRows, 'weights'> {
  readonly nSamples: number;
  /** The rows of these numbers, as a matrix of their own. */
  readonly take: (rows: Int32Array) => Matrix;
}

/** A matrix to draw from. */
export function populationOf({ x, weights }: WeightedRows): Population {
  return { nSamples: x.nSamples, weights, take: (rows) => takeRows(x, rows) };
}

/** Which rows a coreset holds, and what each counts for. */
export interface DrawnRows {
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

/** The draw of {@link coreset} alone. */
export function drawCoreset(
  nSamples: number,
  weights: Float64Array | null,
  squares: ArrayLike<number>,
  size: number,
  random: Random,
): DrawnRows {
  const { cost, mass } = totalsOf(nSamples, weights, squares);
  const evenRate = (cost > 0 ? size / 2 : size) / mass;
  const costRate = cost > 0 ? size / 2 / cost : 0;
  // The probabilities add up to `size` at most, but for rounding.
  const room = Math.min(size, nSamples) + 1;
  const rows = new Int32Array(room);
  const drawnWeights = new Float64Array(room);
  let drawn = 0;
  let passed = 0;
  let next = random.next();
  for (let i = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    const rate = weight * (evenRate + costRate * squares[i]);
    const probability = rate < 1 ? rate : 1;
    passed += probability;
    if (passed <= next) continue;
    next++;
    rows[drawn] = i;
    drawnWeights[drawn++] = weight / probability;
  }
  return { rows: rows.slice(0, drawn), weights: drawnWeights.slice(0, drawn) };
}

function totalsOf(
  nSamples: number,
  weights: Float64Array | null,
  squares: ArrayLike<number>,
): { readonly cost: number; readonly mass: number } {
  let cost = 0;
  if (weights === null) {
    for (let i = 0; i < nSamples; i++) cost += squares[i];
    return { cost, mass: nSamples };
  }
  let mass = 0;
  for (let i = 0; i < nSamples; i++) {
    mass += weights[i];
    cost += weights[i] * squares[i];
  }
  return { cost, mass };
}
