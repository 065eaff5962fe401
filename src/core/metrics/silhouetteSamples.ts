import type { Matrix } from '../matrix.ts';
import { collectSilhouettes, prepareSilhouettes } from './silhouette.ts';
import { silhouetteRows } from './silhouetteRows.ts';

/**
 * Silhouette of every row (Rousseeuw, 1987), exact, from Euclidean distances; -1 .. 1, and 0 for a row
 * alone in its cluster. Takes time in nSamples^2 x nFeatures and no memory beyond the rows.
 *
 * @param labels cluster of each row (nSamples), each >= 0
 * @returns one value a row (nSamples)
 * @throws RangeError on missing or infinite values, and unless there are 2 to nSamples - 1 clusters.
 */
export function silhouetteSamples(x: Matrix, labels: Int32Array): Float64Array {
  const task = prepareSilhouettes(x, [labels]);
  const [values] = collectSilhouettes(task, [silhouetteRows(task, 0, x.nSamples)]);
  return values;
}

/** Mean of {@link silhouetteSamples}: near 1 for compact, separate clusters, near 0 for none. */
export function silhouetteScore(x: Matrix, labels: Int32Array): number {
  return silhouetteSamples(x, labels).reduce((sum, value) => sum + value, 0) / x.nSamples;
}
