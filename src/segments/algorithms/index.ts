export type {
  AlgorithmSettings,
  FeatureOrigin,
  FitRequest,
  FlatCluster,
  SegmentationAlgorithm,
  SegmentFit,
} from './algorithm.ts';
export { fitSegments } from './fitSegments.ts';
export { inCanonicalOrder, reorderFit } from './reorder.ts';
export { wardSegmentsOf } from './ward.ts';
