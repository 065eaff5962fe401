import type { CentredFile } from '../../contract/index.ts';
import type { SegmentFit } from './algorithm.ts';
import { plainSegments, type ClusteringWithCentres } from './plainSegments.ts';
import { rowsOf } from './rowsOf.ts';

/** What of a clustering is told further in which every row belongs to the nearest centre. */
export function centredSegments(
  algorithm: CentredFile['algorithm'],
  fit: ClusteringWithCentres,
): SegmentFit {
  const { nClusters, centroids } = fit;
  return plainSegments(fit, { algorithm, nClusters, centroids: rowsOf(centroids) });
}

export function reorderCentres(model: CentredFile, order: readonly number[]): CentredFile {
  return { ...model, centroids: order.map((j) => model.centroids[j]) };
}
