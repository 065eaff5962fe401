import type { Random } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';
import type { PreparedRows, PrepareRows } from '../prepared.ts';
import { findBirths } from './births.ts';
import { drawRow } from './drawRow.ts';
import type { Nearest } from './nearest.ts';
import { findResplits, type Clustering } from './resplits.ts';

/** One or two centroids put elsewhere. */
export interface Change {
  readonly clusters: readonly number[];
  /** As many as `clusters`, one after another. */
  readonly centroids: Float64Array;
}

/** Births tried before others are drawn. */
const nBirths = 4;

/** Divisions of a pair of clusters tried on each new clustering. */
const nResplits = 6;

/** The best other ways to divide two near clusters. */
export function resplitsOf(
  rows: WeightedRows,
  prepare: PrepareRows,
  current: Clustering,
): Change[] {
  return findResplits(rows, prepare, current)
    .slice(0, nResplits)
    .map(({ pair, centroids }) => ({ clusters: pair, centroids }));
}

/** Moves of single centroids: those that promise most, and random ones, by turns. */
export function swapsOf(
  rows: WeightedRows,
  prepared: PreparedRows,
  centroids: Float64Array,
  nearest: Nearest,
  random: Random,
): Change[] {
  const promising = bestSwaps(rows, prepared, centroids, nearest, random);
  const nClusters = centroids.length / rows.x.nFeatures;
  return randomSwaps(rows, nearest, nClusters, random).flatMap((swap, t) =>
    t < promising.length ? [promising[t], swap] : [swap],
  );
}

/** Births in exchange for the cluster that is then missed least. */
function bestSwaps(
  rows: WeightedRows,
  prepared: PreparedRows,
  centroids: Float64Array,
  nearest: Nearest,
  random: Random,
): Change[] {
  return findBirths(rows, prepared, centroids, nearest, random)
    .map(({ centroid, gain, losses, mother }) => {
      const loss = Math.min(...losses.filter((_, j) => j !== mother));
      return { rise: loss - gain, clusters: [losses.indexOf(loss)], centroids: centroid };
    })
    .toSorted((a, b) => a.rise - b.rise)
    .slice(0, nBirths);
}

/**
 * Each centroid in turn, in random order, put on a random row of another cluster. What looks bad before the
 * descent is often the way out of a poor clustering, so these are not ranked.
 */
function randomSwaps(
  rows: WeightedRows,
  { labels, first }: Nearest,
  nClusters: number,
  random: Random,
): Change[] {
  const { data, nFeatures } = rows.x;
  return shuffled(nClusters, random).map((cluster) => {
    let row = drawRow(rows, first, random);
    for (let t = 0; t < maxDraws && labels[row] === cluster; t++)
      row = drawRow(rows, first, random);
    return { clusters: [cluster], centroids: data.slice(row * nFeatures, (row + 1) * nFeatures) };
  });
}

/** A cluster that holds nearly all rows is not worth more draws. */
const maxDraws = 10;

function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, j) => j);
  for (let i = n - 1; i > 0; i--) {
    const j = random.nextInt(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
