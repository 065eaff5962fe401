import type { OnProgress } from '../executor.ts';
import { groupRows } from '../groupRows.ts';
import type { Matrix } from '../matrix.ts';
import { buildKdTree, createRadiusSearch } from '../neighbours/index.ts';
import { condense } from './condense.ts';
import { finishHdbscan } from './finish.ts';
import type { HdbscanFit } from './fit.ts';
import { hierarchyOf } from './hierarchy.ts';
import { resolveHdbscanOptions, type HdbscanOptions } from './options.ts';
import { searchedRows } from './sample.ts';
import { spanningTree } from './spanningTree.ts';

/**
 * HDBSCAN* (Campello, Moulavi and Sander, 2013; McInnes, Healy and Astels, 2017): clusters are places that stay
 * dense over a long range of distances, of any shape; rows in no such place are noise, -1. How many clusters there
 * are is found, and may be 0. Clusters come largest first. The order of the rows does not matter: groups that join
 * at the same distance join at once.
 *
 * @param x nSamples x nFeatures
 * @param options see {@link hdbscanOptionSpecs}; none is needed
 * @param sampleWeight how many rows each row stands for (nSamples), each >= 0; all 1 when not given
 * @param onProgress told of edges of the spanning tree; what it throws ends the work
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, and on fewer rows than
 * `minSamples`.
 */
export function hdbscan(
  x: Matrix,
  options?: HdbscanOptions,
  sampleWeight?: Float64Array,
  onProgress?: OnProgress,
): HdbscanFit {
  const settings = resolveHdbscanOptions(options);
  const groups = groupRows(x, sampleWeight);
  const searched = searchedRows(groups, settings);
  const { minClusterSize, minSamples, weights } = searched;
  const nRows = weights.reduce((total, weight) => total + weight, 0);
  if (nRows < minSamples) {
    throw new RangeError(
      `minSamples (minClusterSize where it is not given) is ${minSamples}, there are only ${nRows} rows; ask for at most that`,
    );
  }
  const squaredCores = coreSquares(searched.x, weights, minSamples);
  const edges = spanningTree(searched.x, squaredCores, onProgress);
  const coreDistances = squaredCores.map((square) => Math.sqrt(square));
  const condensed = condense(hierarchyOf(edges, coreDistances, weights), minClusterSize);
  return finishHdbscan({ x, groups, searched, coreDistances, condensed, settings });
}

/** Squared distance of each row to the last of the `minSamples` rows nearest to it, itself among them. */
function coreSquares(x: Matrix, weights: Float64Array, minSamples: number): Float64Array {
  const squaredCore = createRadiusSearch(buildKdTree(x), weights, minSamples);
  return Float64Array.from({ length: x.nSamples }, (_, i) => squaredCore(x.data, i * x.nFeatures));
}
