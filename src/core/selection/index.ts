export { bestJaccards } from './bestJaccards.ts';
export {
  bootstrapStability,
  type BootstrapStability,
  type ClusterStability,
  type Refit,
  type StabilityVerdict,
} from './bootstrapStability.ts';
export { gapChoice, gapStatistic, type GapStatistic } from './gapStatistic.ts';
export { kMeansGap, type KMeansGap } from './kMeansGap.ts';
export { kneeOf } from './knee.ts';
export {
  gapOptionSpecs,
  stabilityOptionSpecs,
  type GapOptions,
  type StabilityOptions,
} from './options.ts';
export { referenceBox, uniformReference, type ReferenceBox } from './uniformReference.ts';
