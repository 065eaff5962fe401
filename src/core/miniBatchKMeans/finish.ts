import { fitWarnings } from '../fitWarnings.ts';
import { assign, canonicalOrder, reorderClusters } from '../kmeans/index.ts';
import { readAgain, type RowBlocks, type RowsShape } from './blocks.ts';
import type { MiniBatchKMeansFit } from './fit.ts';
import type { MiniBatchKMeansSettings } from './options.ts';

/** Where the mini-batches led. */
export type Found = Pick<MiniBatchKMeansFit, 'centroids' | 'nIter' | 'nSteps' | 'converged'>;

/** Reads the blocks a last time and assigns every row; largest cluster first. */
export async function finishMiniBatchKMeans(
  blocks: RowBlocks,
  shape: RowsShape,
  { nClusters, maxIter }: MiniBatchKMeansSettings,
  found: Found,
): Promise<MiniBatchKMeansFit> {
  const labels = new Int32Array(shape.nSamples);
  const distances = new Float64Array(shape.nSamples);
  const clusterSizes = new Int32Array(nClusters);
  let inertia = 0;
  let from = 0;
  for await (const { x, sampleWeight } of readAgain(blocks, shape)) {
    const assignment = assign(found.centroids, x);
    labels.set(assignment.labels, from);
    distances.set(assignment.distances, from);
    assignment.distances.forEach((distance, i) => {
      clusterSizes[assignment.labels[i]]++;
      inertia += distance * distance * (sampleWeight?.[i] ?? 1);
    });
    from += x.nSamples;
  }
  const fit: MiniBatchKMeansFit = {
    algorithm: 'minibatch-kmeans',
    labels,
    distances,
    nClusters,
    clusterSizes,
    objective: inertia,
    inertia,
    ...found,
    warnings: fitWarnings('Mini-batch K-means', {
      converged: found.converged,
      clusterSizes,
      allowed: `${maxIter} rounds`,
    }),
  };
  return reorderClusters(fit, canonicalOrder(fit));
}
