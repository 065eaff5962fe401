import type { MapNeighbours, MapPlane, SegmentConfig } from '../contract/index.ts';
import { inMemory, type ExecutorHooks, type Rows } from '../core/index.ts';
import type { FeatureRows } from '../features/index.ts';
import {
  customerMap,
  meansOf,
  neighbourMap,
  type DrawnMap,
  type FittedEmbedding,
  type SegmentFit,
} from '../segments/index.ts';

type Drawn = DrawnMap<MapPlane | MapNeighbours>;

/** What maps are drawn of. */
interface Grouped {
  readonly config: Pick<SegmentConfig, 'map' | 'seed'>;
  readonly features: { readonly matrix: Pick<FeatureRows, 'x'> };
  /** Null where segments were formed on the features themselves. */
  readonly embedding: Pick<FittedEmbedding, 'codes' | 'report'> | null;
  readonly fit: Pick<SegmentFit, 'labels' | 'centroids' | 'nClusters'>;
}

/**
 * The customer maps of a run, the one that was asked for first: neighbours beside principal components, and the codes
 * of an autoencoder beside the features they were made of.
 *
 * @returns none where there is nothing to draw
 */
export async function drawMaps(
  { config, features, embedding, fit }: Grouped,
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

function planeOfFeatures(x: Rows, labels: Int32Array, nClusters: number): Drawn | null {
  const drawn = customerMap(x, labels, meansOf(inMemory(x), labels, nClusters));
  return drawn === null ? null : { map: drawn.map, plane: { ...drawn.plane, of: 'features' } };
}
