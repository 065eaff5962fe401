export { assignWard } from './assign.ts';
export { finishWard } from './finish.ts';
export type { WardFit } from './fit.ts';
export { leavesOf, type WardLeaves } from './leaves.ts';
export { mergeClusters, type BroadClusters } from './merge.ts';
export {
  resolveWardOptions,
  wardOptionSpecs,
  type WardOptions,
  type WardSettings,
} from './options.ts';
export { reorderWard } from './reorder.ts';
export { crownOf, cutTree, type WardTree } from './tree.ts';
export { ward } from './ward.ts';
export { wardTree } from './wardTree.ts';
