import type { Matrix } from '../matrix.ts';
import { addRow } from './addRow.ts';
import type { Densities } from './densities.ts';
import { normaliseLogs, writeLogDensities } from './responsibilities.ts';
import { addMixtureSums, createMixtureSums, type MixtureSums } from './sums.ts';

/** Rows in a block. It never depends on the number of threads: blocks are summed in their order. */
export const mixtureBlockRows = 4096;

/** Responsibilities below this are left out of the sums. */
export const leastResponsibility = 1e-12;

/**
 * Expectation and maximisation over a block of rows in one go: adds what the rows from `from` to before `to`
 * say about the components to `sums`. Checks nothing.
 *
 * @param weights one a row (nSamples), or null where all are 1
 */
export function accumulateMixtureBlock(
  x: Matrix,
  weights: Float64Array | null,
  from: number,
  to: number,
  densities: Densities,
  sums: MixtureSums,
): void {
  const { nComponents, nFeatures, scatterForm } = densities;
  const deviations = new Float64Array(nComponents * nFeatures);
  const shares = new Float64Array(nComponents);
  for (let i = from; i < to; i++) {
    const weight = weights === null ? 1 : weights[i];
    writeLogDensities(x.data, i * nFeatures, densities, deviations, shares);
    sums.logLikelihood[0] += weight * normaliseLogs(shares);
    for (let k = 0; k < nComponents; k++) {
      if (shares[k] < leastResponsibility) continue;
      addRow(weight * shares[k], deviations, k, scatterForm, sums);
    }
  }
}

/** One pass over all rows, block by block: the slow twin of a pass on workers. Checks nothing. */
export function sumMixture(
  x: Matrix,
  weights: Float64Array | null,
  densities: Densities,
): MixtureSums {
  const total = createMixtureSums(densities);
  const part = createMixtureSums(densities);
  for (let from = 0; from < x.nSamples; from += mixtureBlockRows) {
    part.data.fill(0);
    const to = Math.min(from + mixtureBlockRows, x.nSamples);
    accumulateMixtureBlock(x, weights, from, to, densities, part);
    addMixtureSums(total.data, part.data);
  }
  return total;
}
