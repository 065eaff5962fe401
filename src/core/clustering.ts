/** What every clustering algorithm answers with, whatever its own model looks like. */
export interface Clustering {
  readonly algorithm: string;
  /** Cluster of each row, 0 .. nClusters - 1; -1 marks noise. */
  readonly labels: Int32Array;
  readonly nClusters: number;
  /** Rows in each cluster (nClusters). */
  readonly clusterSizes: Int32Array;
  /** The figure that was minimised, in the algorithm's own unit. */
  readonly objective: number;
  readonly nIter: number;
  readonly converged: boolean;
  /** Sentences for the reader of the result; empty when all went as it should. */
  readonly warnings: readonly string[];
}
