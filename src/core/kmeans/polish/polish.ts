import { createRandom, splitSeed } from '../../random/index.ts';
import { isLarge } from '../coarse.ts';
import type { Descent, WeightedRows } from '../descent.ts';
import { lloyd } from '../lloyd.ts';
import type { KMeansSettings } from '../options.ts';
import { lowestInertia, limitsOf } from '../restart.ts';
import { coreset } from './coreset.ts';
import { search, type Outcome } from './search.ts';

/** Above this, the search runs on a sample. */
const mostRows = 10_000;

/** Clusterings of the sample that are followed on all rows. */
const nFinalists = 7;

/** The same where each of them costs a descent on more than 100,000 rows. */
const nFinalistsOfMany = 4;

/** Two inertias that differ by less than this share belong to the same clustering. */
const sameInertia = 3e-4;

/**
 * Improves the best restart by a search among changed clusterings, and follows the result until no row
 * changes its cluster. Above 10,000 rows the search runs on a sample, and its best clusterings are followed
 * on all rows beside the restart itself; above 100,000, fewer of them, until the centroids stand still within
 * `tol`. Never raises the inertia. Checks nothing.
 *
 * @param start centroids of the best restart, nClusters x nFeatures
 */
export function polish(rows: WeightedRows, settings: KMeansSettings, start: Float64Array): Descent {
  const limits = limitsOf(rows.x, settings);
  const isMany = isLarge(rows);
  const toTheEnd = isMany ? limits : { ...limits, tolerance: 0 };
  if (settings.nClusters === 1) return lloyd(rows, start, toTheEnd);
  const random = createRandom(splitSeed(settings.seed, settings.nClusters, settings.nInit));
  const isSmall = rows.x.nSamples <= mostRows;
  const searched = isSmall ? rows : coreset(rows, start, mostRows, random);
  const outcomes = search(searched, start, limits, random);
  const starts = isSmall
    ? [lowestInertia(outcomes).centroids]
    : [start, ...finalistsOf(outcomes, isMany ? nFinalistsOfMany : nFinalists)];
  return lowestInertia(starts.map((centroids) => lloyd(rows, centroids, toTheEnd)));
}

function finalistsOf(outcomes: readonly Outcome[], most: number): Float64Array[] {
  return outcomes
    .toSorted((a, b) => a.inertia - b.inertia)
    .filter(
      ({ inertia }, i, sorted) => i === 0 || inertia > sorted[i - 1].inertia * (1 + sameInertia),
    )
    .slice(0, most)
    .map(({ centroids }) => centroids);
}
