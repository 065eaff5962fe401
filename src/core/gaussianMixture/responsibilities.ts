import type { Densities } from './densities.ts';

/**
 * Logarithm of weight times density of one row under each component. Checks nothing.
 *
 * @param from where the row begins in `data`
 * @param deviations receives row - mean for each component (nComponents x nFeatures)
 * @param logs receives the result (nComponents)
 */
export function writeLogDensities(
  data: Float64Array,
  from: number,
  densities: Densities,
  deviations: Float64Array,
  logs: Float64Array,
): void {
  const { nComponents, nFeatures, means, factors, constants } = densities;
  const isTriangle = densities.factorForm === 'triangle';
  for (let k = 0, q = 0, w = 0; k < nComponents; k++, q += nFeatures) {
    let square = 0;
    for (let f = 0; f < nFeatures; f++) {
      const deviation = data[from + f] - means[q + f];
      deviations[q + f] = deviation;
      let white = 0;
      if (isTriangle) for (let g = q; g <= q + f; g++) white += factors[w++] * deviations[g];
      else white = factors[w++] * deviation;
      square += white * white;
    }
    logs[k] = constants[k] - square / 2;
  }
}

/**
 * Turns the logarithms of weighted densities of one row into responsibilities, in place, by log-sum-exp.
 *
 * @returns the row's log-likelihood
 */
export function normaliseLogs(logs: Float64Array): number {
  let largest = -Infinity;
  for (let k = 0; k < logs.length; k++) if (logs[k] > largest) largest = logs[k];
  let sum = 0;
  for (let k = 0; k < logs.length; k++) {
    logs[k] = Math.exp(logs[k] - largest);
    sum += logs[k];
  }
  for (let k = 0; k < logs.length; k++) logs[k] /= sum;
  return largest + Math.log(sum);
}
