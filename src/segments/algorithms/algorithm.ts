import type {
  AlgorithmName,
  AlgorithmOption,
  ClusterModel,
  FeatureStep,
  SegmentConfig,
} from '../../contract/index.ts';
import type {
  Clustering,
  ClusterStability,
  Executor,
  ExecutorHooks,
  Matrix,
  Rows,
} from '../../core/index.ts';

/** A cluster whose likelihood is high only because it is flat in some direction. */
export interface FlatCluster {
  readonly cluster: number;
  /** Features that hardly vary in it. */
  readonly features: readonly number[];
}

/** One clustering of the rows, whatever made it. `labels` are those its model gives the rows. */
export interface SegmentFit extends Omit<Clustering, 'algorithm'> {
  readonly algorithm: AlgorithmName;
  /** The centre of each cluster (nClusters x nFeatures). */
  readonly centroids: Matrix;
  /** Distance of each row to the centre of its cluster (nSamples); NaN for a row without one. */
  readonly distances: Float64Array;
  /** How probable the own cluster is for each row (nSamples); null where the algorithm has no probabilities. */
  readonly probabilities: Float64Array | null;
  /** Sum of squared distances to the own centroid; null where that is not what is minimised. */
  readonly inertia: number | null;
  /** Null where the algorithm has no likelihood. */
  readonly criteria: { readonly bic: number; readonly aic: number; readonly icl: number } | null;
  /** Clusters that the criteria reward for nothing. */
  readonly flat: readonly FlatCluster[];
  /** How reliably each cluster is found again when the rows are shaken; not there before that was tried. */
  readonly stability?: readonly (ClusterStability | null)[];
  readonly model: ClusterModel;
}

/** The options of a run that some algorithm takes. */
export type AlgorithmSettings = Pick<SegmentConfig, AlgorithmOption>;

/** What a feature was made of: a column, and the level that counts of a category; null for a number. */
export type FeatureOrigin = Pick<FeatureStep, 'column' | 'level'>;

export interface FitRequest {
  /** Numbers of clusters to fit, each no larger than the number of different rows. */
  readonly ks: readonly number[];
  readonly nInit: number;
  readonly seed: number;
  readonly settings: AlgorithmSettings;
  /** One a feature. */
  readonly features: readonly FeatureOrigin[];
}

/** A way of segmenting: how it is fitted, and how its clusters are renumbered. */
export interface SegmentationAlgorithm<Model extends ClusterModel> {
  /**
   * @returns one fit a k; clusters in whatever order
   * @throws ClienteleError `usage` where an option keeps it from being fitted
   */
  readonly fit: (
    x: Rows,
    request: FitRequest,
    executor: Executor,
    hooks: ExecutorHooks,
  ) => Promise<SegmentFit[]>;
  /** @param order a permutation of 0 .. nClusters - 1: the cluster `order[j]` becomes cluster `j` */
  readonly reorder: (model: Model, order: readonly number[]) => Model;
}
