import type { Matrix } from '../matrix.ts';
import { assign } from './assign.ts';
import { completeKMeans } from './complete.ts';
import type { WeightedRows } from './descent.ts';
import type { KMeansFit } from './fit.ts';
import type { KMeansSettings } from './options.ts';
import { polish } from './polish/index.ts';
import { prepareRows } from './prepared.ts';
import type { Restart } from './restart.ts';

/** The rows as the caller gave them. */
export interface GivenRows {
  readonly x: Matrix;
  readonly sampleWeight?: Float64Array | undefined;
}

/**
 * From the best restart to the result, by core's own loops: refined where asked for, every row assigned. Checks
 * nothing.
 *
 * @param rows from `checkKMeansRows`
 * @param given the same rows before those of weight 0 were left out
 */
export function finishKMeans(
  rows: WeightedRows,
  settings: KMeansSettings,
  best: Restart,
  { x, sampleWeight }: GivenRows,
): KMeansFit {
  const { centroids, converged } = settings.refine
    ? prepareRows(rows, (prepared) => polish(rows, settings, best.centroids, prepared, prepareRows))
    : best;
  const model: Matrix = { data: centroids, nSamples: settings.nClusters, nFeatures: x.nFeatures };
  const found = { centroids: model, nIter: best.nIter, converged };
  return completeKMeans(settings, found, assign(model, x), sampleWeight);
}
