import type { Clustering } from '../clustering.ts';
import type { Assignment } from '../kmeans/index.ts';
import type { Matrix } from '../matrix.ts';
import type { PowerCells } from '../powerCells/index.ts';
import type { WardLeaves } from './leaves.ts';
import type { WardTree } from './tree.ts';

/**
 * Ward's clustering. New rows go to the cluster of their cell ({@link assignWard}), and `labels` are those of the
 * training rows by that same rule; the branches themselves are in `treeLabels`, and the same but for `nReassigned`
 * rows. `distances` are those to the own centroid.
 */
export interface WardFit extends Clustering, Assignment {
  readonly algorithm: 'ward';
  /** Mean of the rows of each branch (nClusters x nFeatures). */
  readonly centroids: Matrix;
  /** Places rows: centres are means of at least five rows each, where a branch has as many. */
  readonly cells: PowerCells;
  /** Sum over the rows of the (weighted) squared distance to their centroid; the `objective`. */
  readonly inertia: number;
  /** Branch of each row where the tree is cut (nSamples): what scikit-learn's AgglomerativeClustering tells. */
  readonly treeLabels: Int32Array;
  /** Rows that no cell could put into their branch: those where `labels` and `treeLabels` differ. */
  readonly nReassigned: number;
  /** The whole tree. */
  readonly tree: WardTree;
  /** Whether the leaves of `tree` are the different rows, in lexicographic order, or micro-clusters of them. */
  readonly leafKind: WardLeaves['kind'];
  /** Leaf of each row (nSamples); -1 for rows that weigh nothing. */
  readonly leafOf: Int32Array;
  /** The last merges of the tree: its leaves are the clusters. */
  readonly clusterTree: WardTree;
}
