import type { Matrix } from '../matrix.ts';
import { createRandom, splitSeed } from '../random/index.ts';
import { coarseRows } from './coarse.ts';
import type { Descent, Limits, WeightedRows } from './descent.ts';
import { lloyd } from './lloyd.ts';
import type { KMeansSettings } from './options.ts';
import { plusPlus } from './plusPlus.ts';

/** Where a restart ended; of more than 100,000 rows it has seen a sample only. */
export type Restart = Omit<Descent, 'labels'>;

/**
 * One restart out of `nInit`: its own starting centroids, then a descent. Its seed is split from the
 * settings' seed by the number of clusters and of the restart, so restarts can run anywhere in any order.
 * Of more than 100,000 rows that are to be refined afterwards it runs on a sample of 25,000, the same for all.
 * Checks nothing.
 *
 * @param restart 0 .. nInit - 1
 */
export function runKMeansRestart(
  rows: WeightedRows,
  settings: KMeansSettings,
  restart: number,
): Restart {
  const random = createRandom(splitSeed(settings.seed, settings.nClusters, restart));
  const { x, weights } = settings.refine ? coarseRows(rows, settings.seed) : rows;
  const start = plusPlus(x, weights, settings.nClusters, random);
  const { centroids, inertia, nIter, converged } = lloyd(
    { x, weights },
    start,
    limitsOf(x, settings),
  );
  return { centroids, inertia, nIter, converged };
}

/** The limits with `tol` turned from relative into the data's unit squared. */
export function limitsOf(x: Matrix, { maxIter, tol }: KMeansSettings): Limits {
  return { maxIter, tolerance: tol * meanVariance(x) };
}

/** Mean over the features of their variance (ddof 0). */
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

/** The descent with the lowest inertia; the first of equals. */
export function lowestInertia<D extends Pick<Descent, 'inertia'>>(descents: readonly D[]): D {
  return descents.reduce((best, next) => (next.inertia < best.inertia ? next : best));
}
