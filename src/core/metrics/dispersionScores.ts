import type { Rows } from '../rows.ts';
import { calinskiHarabaszOf } from './calinskiHarabasz.ts';
import { daviesBouldinOf } from './daviesBouldin.ts';
import { disperse } from './dispersion.ts';

/** The two scores that come from the same centres and the same distances to them. */
export interface DispersionScores {
  /** See `daviesBouldin`. */
  readonly daviesBouldin: number;
  /** See `calinskiHarabasz`. */
  readonly calinskiHarabasz: number;
}

/**
 * Davies-Bouldin and Calinski-Harabasz of one labeling, for the passes over the rows that one of them takes.
 *
 * @param labels cluster of each row (nSamples), each >= 0
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function dispersionScores(x: Rows, labels: Int32Array): DispersionScores {
  const dispersion = disperse(x, labels);
  return {
    daviesBouldin: daviesBouldinOf(dispersion),
    calinskiHarabasz: calinskiHarabaszOf(dispersion, x.nSamples),
  };
}
