/** Each customer's place in a run, in the order of the source. */
export interface Assignments {
  readonly customerIds: readonly string[];
  /** Cluster of each customer; -1 for one in no segment. */
  readonly clusters: Int32Array;
  /** Distance to the own cluster's centre, on the scale clustered on; NaN for a customer in no segment. */
  readonly distances: Float64Array;
  /** How probable the own cluster is; null where the algorithm has no probabilities. */
  readonly probabilities: Float64Array | null;
}
