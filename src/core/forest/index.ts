export { binRows, rowStride, type BinnedRows } from './binnedRows.ts';
export { bagBytes } from './bootstrap.ts';
export { growTree, treeSeeds } from './growTree.ts';
export { forestFromJson, forestToJson, type ForestJson } from './json.ts';
export { realSplit, type ForestModel, type RealSplit } from './model.ts';
export {
  classWeightings,
  forestOptionSpecs,
  resolveForestOptions,
  type ClassWeighting,
  type ForestOptions,
  type ForestSettings,
} from './options.ts';
export { outOfBagBallot } from './outOfBag.ts';
export {
  permutationImportances,
  type PermutationImportances,
  type RowClassifier,
} from './permutationImportances.ts';
export { checkForModel, predict, predictProbabilities, probabilitiesOfRows } from './predict.ts';
export { assembleForest, randomForest, type ForestFit } from './randomForest.ts';
export { thresholdRows, thresholdsOfFeature } from './thresholds.ts';
export {
  planForest,
  planOnCodes,
  startForest,
  triedFeatures,
  type ForestPlan,
  type ForestStart,
  type TrainingRows,
} from './training.ts';
export type { GrownTree, Tree } from './tree.ts';
export { mixtureOf } from './treeBuilder.ts';
export { meanVotes, mostLikely, sumVotes, type Ballot, type Votes } from './votes.ts';
