export { assign } from './assign.ts';
export { completeKMeans, type GivenRows } from './complete.ts';
export type { Descent, WeightedRows } from './descent.ts';
export type { Assignment, KMeansFit } from './fit.ts';
export { kMeans } from './kMeans.ts';
export {
  kMeansOptionSpecs,
  resolveKMeansOptions,
  type KMeansOptions,
  type KMeansSettings,
} from './options.ts';
export { canonicalOrder, reorderClusters } from './reorder.ts';
export { lowestInertia, runKMeansRestart } from './restart.ts';
export { checkKMeansRows } from './rows.ts';
