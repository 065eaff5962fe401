export { chooseClustering, type ClusteringChoice } from './choice/chooseClustering.ts';
export { segmentSilhouettes } from './choice/silhouettes.ts';
export {
  createFeatureWeigher,
  embedderOf,
  fitEmbedding,
  type Embedder,
  type FeatureWeigher,
  type FittedEmbedding,
} from './embedding/index.ts';
export { silhouetteQuantiles } from './choice/silhouetteQuantiles.ts';
export { solutionsOf } from './choice/solutions.ts';
export { correlations } from './correlations.ts';
export { customerMap, type DrawnMap } from './customerMap.ts';
export { meansOf } from './algorithms/meansOf.ts';
export { distributions } from './distributions.ts';
export { neighbourMap } from './neighbourMap.ts';
export { segmentTree } from './segmentTree.ts';
export { solutionFlows } from './flows.ts';
export { labelsOfTable } from './labelsOfTable.ts';
export { orderSegments } from './order.ts';
export { profileSegments, segmentIds, type SegmentProfile } from './profile/profileSegments.ts';
export type { SegmentFit } from './algorithms/index.ts';
export {
  emptyPlacement,
  modelCells,
  placerOf,
  type Placement,
  type Placer,
} from './placing/index.ts';
