export { chooseClustering, type ClusteringChoice } from './choice/chooseClustering.ts';
export { segmentSilhouettes } from './choice/silhouettes.ts';
export { customerMap } from './customerMap.ts';
export { distributions } from './distributions.ts';
export { labelsOfTable } from './labelsOfTable.ts';
export { orderSegments } from './order.ts';
export { profileSegments, type SegmentProfile } from './profile/profileSegments.ts';
export {
  algorithmOf,
  fitSegments,
  inCanonicalOrder,
  reorderFit,
  type AlgorithmSettings,
  type SegmentFit,
} from './algorithms/index.ts';
export {
  emptyPlacement,
  findNearestTwo,
  isNearestCentre,
  placerOf,
  type Placement,
  type Placer,
} from './placing/index.ts';
