import type { MapNeighbours } from '../contract/index.ts';
import {
  blocksOf,
  condenseUmap,
  createRandom,
  gatherRows,
  inMemory,
  placeOnUmap,
  splitSeed,
  umap,
  umapFromJson,
  umapToJson,
  type ExecutorHooks,
  type Matrix,
  type Rows,
  type UmapModel,
} from '../core/index.ts';
import { gridOf, type DrawnMap } from './customerMap.ts';

/** Rows that the map is laid out by; all others are placed on it. */
const mostRows = 10_000;
/** Rows that are joined into one mean at least. */
const rowsEach = 5;
/** Keeps this draw apart from the other uses of the seed. */
const stream = 7;

/**
 * A map on which customers lie near those they are like (UMAP: McInnes, Healy and Melville, 2018). What places new
 * customers holds means and no customer, and has placed the training customers too.
 *
 * @param labels cluster of each row (nSamples), 0 .. nClusters - 1; rows of -1 are not counted
 * @param centroids nClusters x nFeatures
 * @returns null for fewer than 20 rows or 2 features
 */
export async function neighbourMap(
  x: Rows,
  labels: Int32Array,
  centroids: Matrix,
  seed: number,
  hooks: ExecutorHooks,
): Promise<DrawnMap<MapNeighbours> | null> {
  if (x.nSamples < 4 * rowsEach || x.nFeatures < 2) return null;
  const fitted = await umap(laidOut(x, seed), { seed }, hooks);
  const plane = neighboursFile(umapToJson(condenseUmap(fitted.model, rowsEach)));
  const model = umapFromJson(plane);
  const map = gridOf('umap', placed(model, x), labels, placeOnUmap(model, centroids).data);
  return { map, plane };
}

/** Each row's place depends on no other. */
function placed(model: UmapModel, x: Rows): Matrix {
  const data = new Float64Array(2 * x.nSamples);
  let from = 0;
  for (const block of blocksOf(x)) {
    data.set(placeOnUmap(model, block).data, 2 * from);
    from += block.nSamples;
  }
  return { data, nSamples: x.nSamples, nFeatures: 2 };
}

function laidOut(x: Rows, seed: number): Matrix {
  if (x.nSamples <= mostRows) return inMemory(x);
  const random = createRandom(splitSeed(seed, stream));
  const drawn = Int32Array.from({ length: mostRows }, (_, i) =>
    Math.floor(((i + random.next()) * x.nSamples) / mostRows),
  );
  return gatherRows(x, drawn);
}

function neighboursFile({ x, embedding, ...rest }: ReturnType<typeof umapToJson>): MapNeighbours {
  return {
    ...rest,
    x: { ...x, data: [...x.data] },
    embedding: { ...embedding, data: [...embedding.data] },
  };
}
