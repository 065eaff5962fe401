import type { Matrix } from '../matrix.ts';
import { finishKMeans } from './finish.ts';
import type { KMeansFit } from './fit.ts';
import { coarseRows } from './coarse.ts';
import { resolveKMeansOptions, type KMeansOptions } from './options.ts';
import { prepareRows } from './prepared.ts';
import { limitsOf, lowestInertia, restartGroups, runKMeansRestarts } from './restart.ts';
import { checkKMeansRows } from './rows.ts';

/**
 * K-means clustering: nInit greedy k-means++ starts (Arthur and Vassilvitskii, 2007), each followed by
 * Lloyd's descent (1982); the best one is then refined by moves of single centroids (Franti, 2018).
 * Clusters come largest first.
 *
 * @param x nSamples x nFeatures
 * @param options see {@link kMeansOptionSpecs}; only `nClusters` is needed
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, and on fewer
 * different rows than clusters.
 */
export function kMeans(x: Matrix, options: KMeansOptions, sampleWeight?: Float64Array): KMeansFit {
  const settings = resolveKMeansOptions(options);
  const rows = checkKMeansRows(x, settings.nClusters, sampleWeight);
  const limits = prepareRows(rows, (prepared) => limitsOf(prepared, settings));
  const restarts = prepareRows(coarseRows(rows, settings), (prepared) =>
    Array.from({ length: restartGroups(settings) }, (_, group) =>
      runKMeansRestarts(prepared, settings, limits, group),
    ),
  );
  return finishKMeans(rows, settings, lowestInertia(restarts), { x, sampleWeight });
}
