import { fitWarnings } from '../fitWarnings.ts';
import { assignPrototypes } from './assign.ts';
import type { PrototypeDescent } from './descent.ts';
import type { KPrototypesFit } from './fit.ts';
import type { MixedRows } from './model.ts';
import type { KPrototypesSettings } from './options.ts';
import { canonicalPrototypes, reorderPrototypes } from './reorder.ts';

/** The rows as the caller gave them. */
export interface GivenMixedRows {
  readonly rows: MixedRows;
  readonly sampleWeight?: Float64Array | undefined;
}

/**
 * From the best restart to the result: every row assigned, largest cluster first.
 *
 * @param gamma the one that the restart ran with
 */
export function finishKPrototypes(
  { nClusters, maxIter }: KPrototypesSettings,
  gamma: number,
  { prototypes, nIter, converged }: PrototypeDescent,
  { rows, sampleWeight }: GivenMixedRows,
): KPrototypesFit {
  const { means, modes } = prototypes;
  const centroids = { data: means, nSamples: nClusters, nFeatures: rows.numbers.nFeatures };
  const { labels, dissimilarities } = assignPrototypes({ centroids, modes, gamma }, rows);
  const clusterSizes = new Int32Array(nClusters);
  let cost = 0;
  for (let i = 0; i < labels.length; i++) {
    clusterSizes[labels[i]]++;
    cost += dissimilarities[i] * (sampleWeight?.[i] ?? 1);
  }
  const fit: KPrototypesFit = {
    algorithm: 'k-prototypes',
    labels,
    dissimilarities,
    nClusters,
    clusterSizes,
    centroids,
    modes,
    gamma,
    objective: cost,
    cost,
    nIter,
    converged,
    warnings: fitWarnings('K-prototypes', {
      converged,
      clusterSizes,
      allowed: `${maxIter} iterations`,
    }),
  };
  return reorderPrototypes(fit, canonicalPrototypes(fit));
}
