import { matrixFormLength, type MatrixForm } from './forms.ts';
import type { MixtureSums } from './sums.ts';

/** What is true of all rows whatever the components are. */
export interface Overall {
  /** Sum of the weights; the number of rows where all weigh 1. */
  readonly totalWeight: number;
  /** nFeatures. */
  readonly mean: Float64Array;
  /** Weighted sum of (row - mean)(row - mean)' in the form of the sums it was made from. */
  readonly scatter: Float64Array;
}

/**
 * Puts the parts of a partition together again.
 *
 * @param around nComponents x nFeatures, row-major: what the sums were taken around, the means of the parts
 * but for rounding
 */
export function overallOf(
  { masses, scatters }: MixtureSums,
  around: Float64Array,
  form: MatrixForm,
): Overall {
  const nFeatures = around.length / masses.length;
  const totalWeight = masses.reduce((sum, mass) => sum + mass, 0);
  const mean = new Float64Array(nFeatures);
  for (let k = 0, q = 0; k < masses.length; k++) {
    for (let f = 0; f < nFeatures; f++) mean[f] += (masses[k] / totalWeight) * around[q++];
  }
  const scatter = new Float64Array(matrixFormLength(form, nFeatures));
  for (let k = 0; k < masses.length; k++) {
    const away = mean.map((value, f) => around[k * nFeatures + f] - value);
    const own = scatters.subarray(k * scatter.length, (k + 1) * scatter.length);
    for (let i = 0, p = 0; p < scatter.length; i++) {
      for (let j = form === 'diagonal' ? i : 0; j <= i; j++, p++) {
        scatter[p] += own[p] + masses[k] * away[i] * away[j];
      }
    }
  }
  return { totalWeight, mean, scatter };
}
