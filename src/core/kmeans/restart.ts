import { createRandom, splitSeed } from '../random/index.ts';
import type { Descent, Limits } from './descent.ts';
import type { KMeansSettings } from './options.ts';
import type { PreparedRows } from './prepared.ts';

/** Where a restart ended; of many rows it may have seen a sample only. */
export type Restart = Omit<Descent, 'labels'>;

/**
 * One restart out of `nInit`: its own starting centroids, then a descent. Its seed is split from the
 * settings' seed by the number of clusters and of the restart, so restarts can run anywhere in any order.
 * Checks nothing.
 *
 * @param rows all of them, or a sample of them
 * @param limits of all rows
 * @param restart 0 .. nInit - 1
 */
export function runKMeansRestart(
  rows: PreparedRows,
  settings: KMeansSettings,
  limits: Limits,
  restart: number,
): Restart {
  const random = createRandom(splitSeed(settings.seed, settings.nClusters, restart));
  const { centroids, inertia, nIter, converged } = rows.descend(
    rows.start(settings.nClusters, random),
    limits,
  );
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
