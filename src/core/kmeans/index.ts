export { assign } from './assign.ts';
export { completeFit, type GivenRows } from './complete.ts';
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
export { bestOf, runRestart } from './restart.ts';
export { checkRows } from './rows.ts';
