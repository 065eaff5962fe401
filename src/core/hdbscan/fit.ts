import type { Clustering } from '../clustering.ts';
import type { HdbscanAssignment } from './assign.ts';
import type { CondensedTree } from './condense.ts';
import type { HdbscanModel } from './model.ts';

/**
 * Clusters of HDBSCAN*; `labels` and `probabilities` equal `assignHdbscan(model, x)`. The objective is minus the
 * summed stability of the clusters, -Infinity where rows are so often the same that a core distance is 0.
 */
export interface HdbscanFit extends Clustering, HdbscanAssignment {
  readonly algorithm: 'hdbscan';
  readonly model: HdbscanModel;
  /** Rows in no cluster. */
  readonly nNoise: number;
  /** The groups that were candidates, from the one that holds all rows. */
  readonly tree: CondensedTree;
  /** Place of each cluster in `tree` (nClusters). */
  readonly treePlaces: Int32Array;
}
