import { createRandom, splitSeed } from '../../random/index.ts';
import { isLarge } from '../coarse.ts';
import type { Descent, WeightedRows } from '../descent.ts';
import { lloyd } from '../lloyd.ts';
import type { KMeansSettings } from '../options.ts';
import type { PreparedRows, PrepareRows } from '../prepared.ts';
import { limitsOf, lowestInertia } from '../restart.ts';
import { coreset } from './coreset.ts';
import { search, type Outcome } from './search.ts';

/** Above this, the search runs on a sample. */
export const mostSearchedRows = 10_000;

/** Clusterings of the sample that are followed on all rows. */
const nFinalists = 7;

/** The same where each of them costs a descent on more than 100,000 rows. */
const nFinalistsOfMany = 4;

/** Two inertias that differ by less than this share belong to the same clustering. */
const sameInertia = 3e-4;

/** A clustering of the sample that is worse than the best by more than this share is not followed. */
const worstInertia = 0.05;

/**
 * Improves the best restart by a search among changed clusterings, and follows the result until no row
 * changes its cluster. Above 10,000 rows the search runs on a sample, and its best clusterings are followed
 * on all rows beside the restart itself; above 100,000, fewer of them, until the centroids stand still within
 * `tol`. Never raises the inertia. Checks nothing.
 *
 * @param start centroids of the best restart, nClusters x nFeatures
 * @param prepared the same rows, made ready
 */
export function polish(
  rows: WeightedRows,
  settings: KMeansSettings,
  start: Float64Array,
  prepared: PreparedRows,
  prepare: PrepareRows,
): Descent {
  const limits = limitsOf(prepared, settings);
  const followed = findFinalists(rows, settings, start, prepared, prepare).map((centroids) =>
    prepared.descend(centroids, limits),
  );
  const best = lowestInertia(followed);
  return isLarge(rows.x.nSamples) ? best : lloyd(rows, best.centroids, { ...limits, tolerance: 0 });
}

/**
 * The clusterings worth following on all rows: those that the search found, best first, beside the restart itself.
 *
 * @param prepared the same rows, made ready
 */
export function findFinalists(
  rows: WeightedRows,
  settings: KMeansSettings,
  start: Float64Array,
  prepared: PreparedRows,
  prepare: PrepareRows,
): Float64Array[] {
  if (settings.nClusters === 1) return [start];
  const { nSamples } = rows.x;
  const random = createRandom(splitSeed(settings.seed, settings.nClusters, settings.nInit));
  const limits = limitsOf(prepared, settings);
  if (nSamples <= mostSearchedRows) {
    const outcomes = search(rows, prepared, prepare, start, limits, random);
    return [lowestInertia(outcomes).centroids];
  }
  const sample = coreset(rows, prepared.squares(start), mostSearchedRows, random);
  const outcomes = prepare(sample, (searched) =>
    search(sample, searched, prepare, start, limits, random),
  );
  return [start, ...bestOf(outcomes, isLarge(nSamples) ? nFinalistsOfMany : nFinalists)];
}

function bestOf(outcomes: readonly Outcome[], most: number): Float64Array[] {
  const [best, ...others] = outcomes.toSorted((a, b) => a.inertia - b.inertia);
  return [
    best,
    ...others.filter(
      ({ inertia }, i) =>
        inertia > [best, ...others][i].inertia * (1 + sameInertia) &&
        inertia <= best.inertia * (1 + worstInertia),
    ),
  ]
    .slice(0, most)
    .map(({ centroids }) => centroids);
}
