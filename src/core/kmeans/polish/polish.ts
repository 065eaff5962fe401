import { createRandom, splitSeed, type Random } from '../../random/index.ts';
import { drawLevel, isLarge, levelsOf, meanOf } from '../coarse.ts';
import type { Descent, Limits, WeightedRows } from '../descent.ts';
import { lloyd } from '../lloyd.ts';
import type { KMeansSettings } from '../options.ts';
import type { PreparedRows, PrepareRows } from '../prepared.ts';
import { limitsOf, lowestInertia } from '../restart.ts';
import { coreset, populationOf, type Population } from '../coreset.ts';
import { search, type Outcome } from './search.ts';

/** Above this, the search runs on a sample. */
export const mostSearchedRows = 10_000;

/** Clusterings of the sample that are followed on all rows. */
const nFinalists = 7;

/** The same where each of them costs a descent on more than 50,000 rows. */
const nFinalistsOfMany = 4;

/** Two inertias that differ by less than this share belong to the same clustering. */
const sameInertia = 3e-4;

/** A clustering of the sample that is worse than the best by more than this share is not followed. */
const worstInertia = 0.05;

/**
 * Improves the best restart by a search among changed clusterings, and follows the result until no row
 * changes its cluster. Above 10,000 rows the search runs on a sample, and its best clusterings are followed
 * on all rows beside the restart itself; above 50,000, until the centroids stand still within `tol`; above 400,000,
 * they are followed on a second sample, and only the best of them on all rows. Checks nothing.
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
  const { middle } = levelsOf(rows.x.nSamples, settings);
  if (middle !== null) {
    const sample = drawLevel(rows, prepared.squares(meanOf(rows)), middle);
    const { centroids } = prepare(sample, (sampled) =>
      followFinalists(sample, settings, limits, start, sampled, prepare),
    );
    return prepared.descend(centroids, limits);
  }
  const best = followFinalists(rows, settings, limits, start, prepared, prepare);
  return isLarge(rows.x.nSamples) ? best : lloyd(rows, best.centroids, { ...limits, tolerance: 0 });
}

function followFinalists(
  rows: WeightedRows,
  settings: KMeansSettings,
  limits: Limits,
  start: Float64Array,
  prepared: PreparedRows,
  prepare: PrepareRows,
): Descent {
  if (settings.nClusters === 1) return prepared.descend(start, limits);
  if (rows.x.nSamples <= mostSearchedRows) {
    const outcomes = search(rows, prepared, prepare, start, limits, randomOf(settings));
    return prepared.descend(lowestInertia(outcomes).centroids, limits);
  }
  return lowestInertia(
    findFinalists(populationOf(rows), settings, limits, start, prepared, prepare).map((centroids) =>
      prepared.descend(centroids, limits),
    ),
  );
}

/**
 * The clusterings of more than 10,000 rows that are worth following: those that a search on a sample of them found,
 * best first, beside the restart itself.
 *
 * @param rows all of them, or a sample of them
 * @param limits of all rows
 * @param prepared the same rows, made ready
 */
export function findFinalists(
  rows: Population,
  settings: KMeansSettings,
  limits: Limits,
  start: Float64Array,
  prepared: PreparedRows,
  prepare: PrepareRows,
): Float64Array[] {
  if (settings.nClusters === 1) return [start];
  const random = randomOf(settings);
  const sample = coreset(rows, prepared.squares(start), mostSearchedRows, random);
  const outcomes = prepare(sample, (searched) =>
    search(sample, searched, prepare, start, limits, random),
  );
  return [start, ...bestOf(outcomes, isLarge(rows.nSamples) ? nFinalistsOfMany : nFinalists)];
}

function randomOf({ seed, nClusters, nInit }: KMeansSettings): Random {
  return createRandom(splitSeed(seed, nClusters, nInit));
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
