import type { Random } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';
import { squaredDistance } from '../distance.ts';
import type { PreparedRows } from '../prepared.ts';
import { drawRow } from './drawRow.ts';
import type { Nearest } from './nearest.ts';

/** A centroid that might be added while another is taken away. */
export interface Birth {
  readonly centroid: Float64Array;
  /** By how much the inertia falls when it is added. */
  readonly gain: number;
  /** By how much the inertia then rises when centroid j is taken away (nClusters). */
  readonly losses: Float64Array;
  /** The cluster that most of the gain comes from: to take it away would only move it. */
  readonly mother: number;
}

/** Rows that a new centroid is tried on. */
const nRows = 10;

/** Moves of it to the mean of the rows it would win, before it is judged. */
const nMoves = 2;

/**
 * Finds places for one more centroid, from random rows, the other centroids standing still. Of births that
 * lie nearer to each other than to any centroid, the one that gains most is kept.
 *
 * @param prepared the same rows, made ready
 * @param centroids the present ones, row-major
 * @param nearest in the unit of `prepared`
 * @returns the one that gains most first
 */
export function findBirths(
  rows: WeightedRows,
  prepared: PreparedRows,
  centroids: Float64Array,
  nearest: Nearest,
  random: Random,
): Birth[] {
  const { data, nFeatures } = rows.x;
  const nClusters = centroids.length / nFeatures;
  const points = new Float64Array(nRows * nFeatures);
  for (let b = 0; b < nRows; b++) {
    const row = drawRow(rows, nearest.first, random);
    points.set(data.subarray(row * nFeatures, (row + 1) * nFeatures), b * nFeatures);
  }
  for (let m = 0; m < nMoves; m++) {
    moveToOwnRows(rows, nearest.first, prepared.squaresToEach(points), points);
  }
  const squares = prepared.squaresToEach(points);
  const births = Array.from({ length: nRows }, (_, b): Birth => {
    const centroid = points.slice(b * nFeatures, (b + 1) * nFeatures);
    const own = squares.subarray(b * rows.x.nSamples, (b + 1) * rows.x.nSamples);
    return { centroid, ...gainAndLosses(rows, nearest, nClusters, own) };
  });
  const kept: Birth[] = [];
  for (const birth of births.toSorted((a, b) => b.gain - a.gain)) {
    const room = distanceToNearest(birth.centroid, centroids);
    if (kept.every(({ centroid }) => distanceToNearest(birth.centroid, centroid) > room)) {
      kept.push(birth);
    }
  }
  return kept.filter(({ gain }) => gain > 0);
}

/** Squared distance to the nearest of the centroids. */
function distanceToNearest(point: Float64Array, centroids: Float64Array): number {
  let least = Infinity;
  for (let q = 0; q < centroids.length; q += point.length) {
    least = Math.min(least, squaredDistance(point, 0, centroids, q, point.length));
  }
  return least;
}

/** Moves each point to the mean of the rows that it would win. */
function moveToOwnRows(
  { x, weights }: WeightedRows,
  first: Float64Array,
  squares: ArrayLike<number>,
  points: Float64Array,
): void {
  const { data, nSamples, nFeatures } = x;
  const total = new Float64Array(nFeatures);
  for (let q = 0, s = 0; q < points.length; q += nFeatures) {
    total.fill(0);
    let mass = 0;
    for (let i = 0; i < nSamples; i++, s++) {
      if (squares[s] >= first[i]) continue;
      const weight = weights === null ? 1 : weights[i];
      mass += weight;
      for (let f = 0, p = i * nFeatures; f < nFeatures; f++, p++) total[f] += weight * data[p];
    }
    if (mass > 0) for (let f = 0; f < nFeatures; f++) points[q + f] = total[f] / mass;
  }
}

/** @param squares of each row to the new centroid (nSamples) */
function gainAndLosses(
  { weights }: WeightedRows,
  { labels, first, second }: Nearest,
  nClusters: number,
  squares: ArrayLike<number>,
): Omit<Birth, 'centroid'> {
  const losses = new Float64Array(nClusters);
  const gains = new Float64Array(nClusters);
  for (let i = 0; i < labels.length; i++) {
    const square = squares[i];
    const weight = weights === null ? 1 : weights[i];
    if (square < first[i]) gains[labels[i]] += weight * (first[i] - square);
    else losses[labels[i]] += weight * (Math.min(second[i], square) - first[i]);
  }
  const gain = gains.reduce((sum, own) => sum + own, 0);
  return { gain, losses, mother: gains.indexOf(Math.max(...gains)) };
}
