import type { MapNeighbours, MapPlane } from '../contract/index.ts';
import type { ExecutorHooks, Matrix } from '../core/index.ts';
import { customerMap, meansOf, neighbourMap, type DrawnMap } from '../segments/index.ts';
import type { Findings } from './assembleRun.ts';

type Drawn = DrawnMap<MapPlane | MapNeighbours>;

/**
 * The customer maps of a run, the one that was asked for first: neighbours beside principal components, and the codes
 * of an autoencoder beside the features they were made of.
 *
 * @returns none where there is nothing to draw
 */
export async function drawMaps(
  { config, features, embedding, fit }: Pick<Findings, 'config' | 'features' | 'embedding' | 'fit'>,
  hooks: ExecutorHooks,
): Promise<Drawn[]> {
  const { labels, centroids } = fit;
  const { x } = features.matrix;
  const placed = embedding?.codes ?? x;
  const isCoded = embedding?.report.kind === 'autoencoder';
  const neighbours =
    config.map === 'umap'
      ? await neighbourMap(placed, labels, centroids, config.seed, hooks)
      : null;
  const plane = customerMap(placed, labels, centroids, isCoded ? 'autoencoder' : 'pca');
  const plain = isCoded ? planeOfFeatures(x, labels, fit.nClusters) : null;
  return [neighbours, plane, plain].filter((drawn) => drawn !== null);
}

function planeOfFeatures(x: Matrix, labels: Int32Array, nClusters: number): Drawn | null {
  const drawn = customerMap(x, labels, meansOf(x, labels, nClusters));
  return drawn === null ? null : { map: drawn.map, plane: { ...drawn.plane, of: 'features' } };
}
