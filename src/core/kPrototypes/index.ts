export { assignPrototypes } from './assign.ts';
export type { PrototypeDescent } from './descent.ts';
export type { Prototypes } from './dissimilarity.ts';
export { finishKPrototypes, type GivenMixedRows } from './finish.ts';
export type { KPrototypesFit, PrototypeAssignment } from './fit.ts';
export { gammaOf, kPrototypes, lowestCost, runKPrototypesRestart } from './kPrototypes.ts';
export type { KPrototypesModel, MixedRows } from './model.ts';
export {
  kPrototypesInits,
  kPrototypesOptionSpecs,
  resolveKPrototypesOptions,
  type KPrototypesInit,
  type KPrototypesOptions,
  type KPrototypesSettings,
} from './options.ts';
export { canonicalPrototypes, reorderPrototypes } from './reorder.ts';
export { checkMixedRows, type WeightedMixedRows } from './rows.ts';
