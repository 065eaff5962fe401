import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { meansOf } from './means.ts';
import { crownOf, cutTree, type WardTree } from './tree.ts';
import { wardTree } from './wardTree.ts';

/** A clustering with fewer clusters, each made of whole clusters of a finer one. */
export interface BroadClusters {
  /** Broad cluster of each fine one (nFine); largest weight first, of equals that of the first fine cluster. */
  readonly broadOf: Int32Array;
  /** Weighted mean of the fine centroids of each broad cluster (nBroad x nFeatures). */
  readonly centroids: Matrix;
  /** Summed weight of each broad cluster (nBroad). */
  readonly weights: Float64Array;
  /** The tree over the fine clusters, up to the one that holds all. */
  readonly tree: WardTree;
  /** Its last merges: the leaves are the broad clusters. */
  readonly broadTree: WardTree;
}

/**
 * Merges the clusters of a fine clustering into `nBroad` by Ward's method on their centroids. A row belongs to the
 * broad cluster of its fine one: `broadOf[label]`.
 *
 * @param centroids nFine x nFeatures
 * @param sizes rows, or summed weight, of each fine cluster (nFine), all above 0
 * @throws RangeError when there are fewer fine clusters than broad ones, or one has no rows.
 */
export function mergeClusters(
  centroids: Matrix,
  sizes: ArrayLike<number>,
  nBroad: number,
): BroadClusters {
  checkMatrix(centroids);
  const fineWeights = Float64Array.from(sizes);
  if (fineWeights.length !== centroids.nSamples) {
    throw new RangeError(
      `there are ${fineWeights.length} sizes for ${centroids.nSamples} centroids; it needs one each`,
    );
  }
  const empty = fineWeights.findIndex((weight) => !(weight > 0));
  if (empty >= 0) {
    throw new RangeError(
      `cluster ${empty} has a size of ${fineWeights[empty]}; leave clusters without rows out first`,
    );
  }
  const tree = wardTree(centroids, fineWeights);
  const cut = cutTree(tree, nBroad);
  const { weights } = meansOf(centroids, fineWeights, cut, nBroad);
  const order = [...weights.keys()].toSorted((a, b) => weights[b] - weights[a] || a - b);
  const broadOf = cut.map((branch) => order.indexOf(branch));
  return {
    broadOf,
    ...meansOf(centroids, fineWeights, broadOf, nBroad),
    tree,
    broadTree: crownOf(tree, broadOf, nBroad),
  };
}
