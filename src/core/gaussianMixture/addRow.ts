import type { MatrixForm } from './forms.ts';
import type { MixtureSums } from './sums.ts';

/**
 * Adds one row's part in one component to the sums.
 *
 * @param mass weight times responsibility
 * @param deviations row - mean for each component (nComponents x nFeatures)
 */
export function addRow(
  mass: number,
  deviations: Float64Array,
  component: number,
  form: MatrixForm,
  { masses, shifts, scatters }: MixtureSums,
): void {
  const nFeatures = deviations.length / masses.length;
  const from = component * nFeatures;
  const end = from + nFeatures;
  masses[component] += mass;
  for (let f = from; f < end; f++) shifts[f] += mass * deviations[f];
  if (form === 'diagonal') {
    for (let f = from; f < end; f++) scatters[f] += mass * deviations[f] * deviations[f];
  }
  if (form === 'triangle') {
    let p = (from * (nFeatures + 1)) / 2;
    for (let f = from; f < end; f++) {
      const scaled = mass * deviations[f];
      for (let g = from; g <= f; g++) scatters[p++] += scaled * deviations[g];
    }
  }
}
