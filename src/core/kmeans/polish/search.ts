import type { Random } from '../../random/index.ts';
import type { Descent, Limits, WeightedRows } from '../descent.ts';
import { writeDistances, writeDistancesTo } from '../distance.ts';
import { descend, lloyd } from '../lloyd.ts';
import { createState, settle, type State } from '../state.ts';
import { resplitsOf, swapsOf, type Change } from './changes.ts';
import { nearestOf } from './nearest.ts';

/** Changes that are followed by a descent: so many a cluster, */
const trialsACluster = 6;

/** and no more than so many in all. */
const mostTrials = 24;

/** What counts as lower, as a share of the inertia. */
const improvement = 1e-6;

/** Where one descent of a search ended. */
export type Outcome = Pick<Descent, 'centroids' | 'inertia'>;

/**
 * Changes a clustering, follows each change by a descent, and goes on from the result where it is lower
 * (random swap: Franti, 2018). Checks nothing.
 *
 * @param start at least 2 centroids, row-major
 * @returns every clustering met, in the order they were found; the first is where the search began
 */
export function search(
  rows: WeightedRows,
  start: Float64Array,
  limits: Limits,
  random: Random,
): Outcome[] {
  const nClusters = start.length / rows.x.nFeatures;
  const distances = new Float64Array(rows.x.nSamples * nClusters);
  const trial = createState(rows, nClusters);
  let best = lloyd(rows, start, limits);
  const outcomes: Outcome[] = [best];
  /** Follows changes of the best clustering up to the first that lowers the inertia; returns how many. */
  const follow = (changes: readonly Change[]): number => {
    for (const [place, change] of changes.entries()) {
      applyChange(rows, best, distances, change, trial);
      const next = descend(rows, trial, limits);
      const centroids = next.centroids.slice();
      outcomes.push({ centroids, inertia: next.inertia });
      if (next.inertia >= best.inertia * (1 - improvement)) continue;
      best = { ...next, centroids, labels: next.labels.slice() };
      return place + 1;
    }
    return changes.length;
  };
  let resplit: Descent | null = null;
  for (let left = Math.min(mostTrials, trialsACluster * nClusters); left > 0;) {
    writeDistances(rows.x, best.centroids, distances);
    const nearest = nearestOf(distances, nClusters);
    const resplits = resplit === best ? [] : resplitsOf(rows, best);
    resplit = best;
    const swaps = swapsOf(rows, best.centroids, nearest, random);
    left -= follow([...resplits, ...swaps].slice(0, left));
  }
  return outcomes;
}

function applyChange(
  rows: WeightedRows,
  { centroids }: Descent,
  distances: Float64Array,
  change: Change,
  trial: State,
): void {
  const { nFeatures } = rows.x;
  trial.centroids.set(centroids);
  trial.bounds.marks.set(distances);
  change.clusters.forEach((cluster, place) => {
    const from = place * nFeatures;
    const centroid = change.centroids.subarray(from, from + nFeatures);
    trial.centroids.set(centroid, cluster * nFeatures);
    writeDistancesTo(rows.x, trial.centroids, cluster, trial.bounds.marks);
  });
  settle(rows, trial);
}
