export { chooseClustering, type ClusteringChoice } from './choice/chooseClustering.ts';
export { segmentSilhouettes } from './choice/silhouettes.ts';
export { customerMap } from './customerMap.ts';
export { distributions } from './distributions.ts';
export { labelsOfTable } from './labelsOfTable.ts';
export { orderSegments } from './order.ts';
export { profileSegments, type SegmentProfile } from './profile/profileSegments.ts';
