export type { RowBlock, RowBlocks } from './blocks.ts';
export type { MiniBatchKMeansFit } from './fit.ts';
export { miniBatchKMeans } from './miniBatchKMeans.ts';
export {
  miniBatchKMeansOptionSpecs,
  resolveMiniBatchKMeansOptions,
  type MiniBatchKMeansOptions,
  type MiniBatchKMeansSettings,
} from './options.ts';
