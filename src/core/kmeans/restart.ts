import { createRandom, splitSeed } from '../random/index.ts';
import type { Descent, Limits } from './descent.ts';
import type { KMeansSettings } from './options.ts';
import type { PreparedRows } from './prepared.ts';
import { unlessHopeful } from './unlessHopeful.ts';

/** Where a restart ended; of many rows it may have seen a sample only. */
export type Restart = Omit<Descent, 'labels'>;

/** Restarts that run one after another where each may be given up for the sake of an earlier one. */
const mostInGroup = 5;

/** How many groups the restarts of a fit are made in; it never depends on the number of threads. */
export function restartGroups(settings: KMeansSettings): number {
  return Math.ceil(settings.nInit / groupSize(settings));
}

function groupSize({ refine }: KMeansSettings): number {
  return refine ? mostInGroup : 1;
}

/**
 * The best of a group of restarts: each with its own starting centroids, then a descent. The seed of each is split
 * from the settings' seed by the number of clusters and of the restart, so groups can run anywhere in any order.
 * Where the best restart is refined afterwards, one that will not end below an earlier one is given up. Checks
 * nothing.
 *
 * @param rows all of them, or a sample of them
 * @param limits of all rows
 * @param group 0 .. restartGroups(settings) - 1
 */
export function runKMeansRestarts(
  rows: PreparedRows,
  settings: KMeansSettings,
  limits: Limits,
  group: number,
): Restart {
  const { seed, nClusters, nInit, refine } = settings;
  const first = group * groupSize(settings);
  const ends: Descent[] = [];
  for (let restart = first; restart < Math.min(first + groupSize(settings), nInit); restart++) {
    const start = rows.start(nClusters, createRandom(splitSeed(seed, nClusters, restart)));
    const nFeatures = start.length / nClusters;
    const guidance =
      refine && ends.length > 0
        ? { givesUp: unlessHopeful(lowestInertia(ends).inertia, ends, nFeatures) }
        : {};
    ends.push(rows.descend(start, limits, guidance));
  }
  const { centroids, inertia, nIter, converged } = lowestInertia(ends);
  return { centroids, inertia, nIter, converged };
}

/** The limits with `tol` turned from relative into the data's unit squared. */
export function limitsOf(
  { meanVariance }: Pick<PreparedRows, 'meanVariance'>,
  { maxIter, tol }: Pick<KMeansSettings, 'maxIter' | 'tol'>,
): Limits {
  return { maxIter, tolerance: tol * meanVariance };
}

/** The descent with the lowest inertia; the first of equals. */
export function lowestInertia<D extends Pick<Descent, 'inertia'>>(descents: readonly D[]): D {
  return descents.reduce((best, next) => (next.inertia < best.inertia ? next : best));
}
