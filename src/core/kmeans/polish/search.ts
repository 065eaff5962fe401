import type { Random } from '../../random/index.ts';
import type { Descent, Limits, WeightedRows } from '../descent.ts';
import type { PreparedRows, PrepareRows } from '../prepared.ts';
import { unlessHopeful } from '../unlessHopeful.ts';
import { resplitsOf, swapsOf, type Change } from './changes.ts';
import { nearestOf } from './nearest.ts';
import { scoutsOf } from './scouts.ts';

/** Changes that are followed by a descent: so many a cluster, */
const trialsACluster = 8;

/** and no more than so many in all. */
const mostTrials = 32;

/** What counts as lower, as a share of the inertia. */
const improvement = 1e-6;

/** Where one descent of a search ended. */
export type Outcome = Pick<Descent, 'centroids' | 'inertia'>;

/**
 * Changes a clustering, follows each change by a descent, and goes on from the result where it is lower
 * (random swap: Franti, 2018). Changes are looked for among at most 3,000 rows. Checks nothing.
 *
 * @param prepared the same rows, made ready
 * @param start at least 2 centroids, row-major
 * @returns every clustering met, in the order they were found; the first is where the search began
 */
export function search(
  rows: WeightedRows,
  prepared: PreparedRows,
  prepare: PrepareRows,
  start: Float64Array,
  limits: Limits,
  random: Random,
): Outcome[] {
  const { nFeatures } = rows.x;
  const nClusters = start.length / nFeatures;
  let best = prepared.descend(start, limits);
  const outcomes: Outcome[] = [best];
  /** Follows changes of the best clustering up to the first that lowers the inertia; returns how many. */
  const follow = (changes: readonly Change[]): number => {
    for (const [place, change] of changes.entries()) {
      const start = changed(best.centroids, change);
      const givesUp = unlessHopeful(best.inertia, outcomes, nFeatures);
      const next = prepared.descend(start, limits, { from: best, givesUp });
      outcomes.push(next);
      if (next.inertia >= best.inertia * (1 - improvement)) continue;
      best = next;
      return place + 1;
    }
    return changes.length;
  };
  const scouts = scoutsOf(rows);
  return prepare(scouts, (scouted) => {
    let resplit: Descent | null = null;
    for (let left = Math.min(mostTrials, trialsACluster * nClusters); left > 0;) {
      const { centroids } = best;
      const nearest = nearestOf(scouted.squaresToEach(centroids), nClusters);
      const resplits =
        resplit === best ? [] : resplitsOf(scouts, prepare, { centroids, labels: nearest.labels });
      resplit = best;
      const swaps = swapsOf(scouts, scouted, centroids, nearest, random);
      left -= follow([...resplits, ...swaps].slice(0, left));
    }
    return outcomes;
  });
}

function changed(centroids: Float64Array, change: Change): Float64Array {
  const result = centroids.slice();
  const nFeatures = change.centroids.length / change.clusters.length;
  change.clusters.forEach((cluster, place) => {
    const from = place * nFeatures;
    result.set(change.centroids.subarray(from, from + nFeatures), cluster * nFeatures);
  });
  return result;
}
