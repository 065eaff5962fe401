export type {
  AlgorithmSettings,
  FeatureOrigin,
  FitRequest,
  FlatCluster,
  SegmentationAlgorithm,
  SegmentFit,
} from './algorithm.ts';
export { centredSegments } from './centres.ts';
export { fitSegments } from './fitSegments.ts';
export { inCanonicalOrder, reorderFit } from './reorder.ts';
