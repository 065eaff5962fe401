export { assign, isBefore } from './assign.ts';
export { coarseRows, isLarge, levelsOf, type SampleDraw } from './coarse.ts';
export { completeKMeans, type Found } from './complete.ts';
export { drawCoreset, type DrawnRows } from './coreset.ts';
export { glance, type Descent, type Guidance, type Limits, type WeightedRows } from './descent.ts';
export { countDistinctRows } from './distinctRows.ts';
export { finishKMeans, type GivenRows } from './finish.ts';
export type { Assignment, KMeansFit } from './fit.ts';
export { kMeans } from './kMeans.ts';
export {
  kMeansOptionSpecs,
  resolveKMeansOptions,
  type KMeansOptions,
  type KMeansSettings,
} from './options.ts';
export { drawStart, isLower, nTrialsOf, rowAt } from './plusPlus.ts';
export { findFinalists, mostScouts, mostSearchedRows, polish } from './polish/index.ts';
export { prepareRows, type PreparedRows, type PrepareRows } from './prepared.ts';
export { canonicalOrder, reorderClusters } from './reorder.ts';
export {
  limitsOf,
  lowestInertia,
  restartGroups,
  runKMeansRestarts,
  type Restart,
} from './restart.ts';
export { checkEnoughRows, checkKMeansRows } from './rows.ts';
