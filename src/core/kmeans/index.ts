export { assign } from './assign.ts';
export { countDistinctRows } from './distinctRows.ts';
export { completeKMeans, type GivenRows } from './complete.ts';
export type { WeightedRows } from './descent.ts';
export type { Assignment, KMeansFit } from './fit.ts';
export { kMeans } from './kMeans.ts';
export {
  kMeansOptionSpecs,
  resolveKMeansOptions,
  type KMeansOptions,
  type KMeansSettings,
} from './options.ts';
export { canonicalOrder, reorderClusters } from './reorder.ts';
export { lowestInertia, runKMeansRestart, type Restart } from './restart.ts';
export { checkKMeansRows } from './rows.ts';
