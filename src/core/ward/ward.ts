import type { OnProgress } from '../executor.ts';
import { groupRows } from '../groupRows.ts';
import type { Matrix } from '../matrix.ts';
import { finishWard } from './finish.ts';
import type { WardFit } from './fit.ts';
import { leavesOf } from './leaves.ts';
import { resolveWardOptions, type WardOptions } from './options.ts';
import { wardTree } from './wardTree.ts';

/**
 * Agglomerative clustering by Ward's method (1963), by the nearest-neighbour chain (Murtagh, 1983): exact up to
 * `mostExactRows` different rows, above over micro-clusters of K-means, each weighing as much as its rows.
 *
 * A branch of a tree has no rule for rows that were not in it, so the branches are told by cells around means of
 * their rows, as many as it takes (see {@link PowerCells}): every row, of the training rows too, belongs to the
 * cluster of its cell. `nReassigned` tells how many training rows that puts elsewhere than the tree; mostly none.
 * Clusters come largest first. The order of the rows does not matter.
 *
 * @param x nSamples x nFeatures
 * @param options see {@link wardOptionSpecs}; only `nClusters` is needed
 * @param sampleWeight how much each row counts (nSamples), each >= 0; all 1 when not given
 * @param onProgress told of merges done; what it throws ends the work
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, and on fewer
 * different rows than clusters.
 */
export function ward(
  x: Matrix,
  options: WardOptions,
  sampleWeight?: Float64Array,
  onProgress?: OnProgress,
): WardFit {
  const settings = resolveWardOptions(options);
  const { nClusters } = settings;
  const groups = groupRows(x, sampleWeight);
  const distinct = groups.x.nSamples;
  if (distinct < nClusters) {
    throw new RangeError(
      `there are only ${distinct} different rows for ${nClusters} clusters; ask for at most ${distinct}`,
    );
  }
  const leaves = leavesOf(groups, settings);
  const tree = wardTree(leaves.points, leaves.weights, onProgress);
  return finishWard(x, leaves, tree, nClusters, sampleWeight);
}
