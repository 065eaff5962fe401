import { takeRows } from '../../matrix.ts';
import { cutsOf } from './cuts.ts';
import type { WeightedRows } from '../descent.ts';
import { squaredDistanceTo } from '../distance.ts';
import type { PrepareRows } from '../prepared.ts';

/** Two clusters divided between them in another way. */
export interface Resplit {
  readonly pair: readonly [number, number];
  /** Their new centroids, 2 x nFeatures. */
  readonly centroids: Float64Array;
  /** How the inertia of their rows changes. */
  readonly delta: number;
}

/** A clustering of some rows. */
export interface Clustering {
  /** nClusters x nFeatures, row-major. */
  readonly centroids: Float64Array;
  /** Nearest of these centroids, for each row. */
  readonly labels: Int32Array;
}

interface Pair {
  readonly pair: readonly [number, number];
  /** By how much the inertia rises when the two become one (Ward, 1963). */
  readonly cost: number;
}

/** Features along which a pair is cut. */
const nCuts = 3;

/** Iterations that a cut is followed for. */
const nIter = 5;

/** A division whose inertia differs by less than this share of the pair's cost is the present one. */
const sameDelta = 2e-3;

/** A division that raises the inertia by more than this share is not worth a descent. */
const worstDelta = 0.01;

/**
 * Other ways to divide the rows of two near clusters: cut at the mean of one of the features along which
 * they spread most, and followed for a few iterations. Finds what moves of one centroid miss, such as a
 * mass of rows divided along the wrong feature.
 *
 * @returns the promising ones, best first
 */
export function findResplits(
  rows: WeightedRows,
  prepare: PrepareRows,
  current: Clustering,
): Resplit[] {
  const { x, weights } = rows;
  const members = membersOf(current.labels, current.centroids.length / x.nFeatures);
  const pairs = nearestPairs(rows, current, members);
  const everyRow = Int32Array.from({ length: x.nSamples }, (_, row) => row);
  const worst = worstDelta * inertiaOf(rows, current, everyRow);
  return pairs
    .flatMap(({ pair, cost }) => {
      const both = Int32Array.from(pair.flatMap((j) => members[j]));
      const inside: WeightedRows = {
        x: takeRows(x, both),
        weights: weights === null ? null : Float64Array.from(both, (row) => weights[row]),
      };
      const present = inertiaOf(rows, current, both);
      return prepare(inside, ({ descend }) =>
        cutsOf(inside, nCuts).flatMap((cut): Resplit[] => {
          const { centroids, inertia } = descend(cut, { maxIter: nIter, tolerance: 0 });
          const delta = inertia - present;
          const isNew = Math.abs(delta) > sameDelta * cost;
          return isNew && delta < worst ? [{ pair, centroids, delta }] : [];
        }),
      );
    })
    .toSorted((a, b) => a.delta - b.delta);
}

function membersOf(labels: Int32Array, nClusters: number): number[][] {
  const members: number[][] = Array.from({ length: nClusters }, () => []);
  labels.forEach((label, row) => members[label].push(row));
  return members;
}

/** As many pairs as there are clusters, those that would cost least to merge. */
function nearestPairs(
  { x, weights }: WeightedRows,
  { centroids }: Clustering,
  members: readonly (readonly number[])[],
): Pair[] {
  const { nFeatures } = x;
  const nClusters = centroids.length / nFeatures;
  const model = { data: centroids, nSamples: nClusters, nFeatures };
  const masses = members.map((own) => own.reduce((sum, row) => sum + (weights?.[row] ?? 1), 0));
  const pairs: Pair[] = [];
  for (let a = 0; a < nClusters; a++) {
    for (let b = a + 1; b < nClusters; b++) {
      const square = squaredDistanceTo(model, a, centroids, b);
      const cost = (square * masses[a] * masses[b]) / (masses[a] + masses[b]);
      if (cost > 0) pairs.push({ pair: [a, b], cost });
    }
  }
  return pairs.toSorted((p, q) => p.cost - q.cost).slice(0, nClusters);
}

function inertiaOf(
  { x, weights }: WeightedRows,
  { centroids, labels }: Clustering,
  subset: Int32Array,
): number {
  return subset.reduce(
    (sum, row) => sum + squaredDistanceTo(x, row, centroids, labels[row]) * (weights?.[row] ?? 1),
    0,
  );
}
