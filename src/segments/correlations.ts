import type { Correlations } from '../contract/index.ts';
import { covariance, gatherRows, legacySample, type Rows } from '../core/index.ts';

/** More would be no picture. */
const mostFeatures = 40;
/** More rows change no digit that is told. */
const mostRows = 100_000;

/**
 * Pearson's correlations between the features as the segments were formed on them, so after the recipe's transforms.
 *
 * @param names of the columns of `x`
 * @returns of the first 40 features; null where there are fewer than two, or fewer than three rows
 */
export function correlations(x: Rows, names: readonly string[]): Correlations | null {
  if (x.nFeatures < 2 || x.nSamples < 3) return null;
  const rows = x.nSamples > mostRows ? gatherRows(x, legacySample(0, x.nSamples, mostRows)) : x;
  const { covariances } = covariance(rows);
  const shown = names.slice(0, mostFeatures);
  const at = (i: number, j: number): number => covariances[i * x.nFeatures + j];
  return {
    features: shown,
    values: shown.map((_, i) =>
      shown.map((_, j) => {
        const value = at(i, j) / Math.sqrt(at(i, i) * at(j, j));
        return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : null;
      }),
    ),
  };
}
