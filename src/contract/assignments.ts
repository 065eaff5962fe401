/** Each customer's place in a run, in the order of the source. */
export interface Assignments {
  readonly customerIds: readonly string[];
  /** Cluster of each customer. */
  readonly clusters: Int32Array;
  /** Distance to the own cluster's centre, on the scale clustered on. */
  readonly distances: Float64Array;
}
