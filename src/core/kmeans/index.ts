export { assign } from './assign.ts';
export type { Assignment, KMeansFit } from './fit.ts';
export { kMeans } from './kMeans.ts';
export {
  kMeansOptionSpecs,
  resolveKMeansOptions,
  type KMeansOptions,
  type KMeansSettings,
} from './options.ts';
export { canonicalOrder, reorderClusters } from './reorder.ts';
