export { assignHdbscan, hdbscanAssigner, type HdbscanAssignment } from './assign.ts';
export type { CondensedTree } from './condense.ts';
export type { HdbscanFit } from './fit.ts';
export { hdbscan } from './hdbscan.ts';
export { hdbscanFromJson, hdbscanToJson, type HdbscanJson, type HdbscanModel } from './model.ts';
export {
  clusterSelectionMethods,
  hdbscanOptionSpecs,
  resolveHdbscanOptions,
  type ClusterSelectionMethod,
  type HdbscanOptions,
  type HdbscanSettings,
} from './options.ts';
export { reorderHdbscan } from './reorder.ts';
