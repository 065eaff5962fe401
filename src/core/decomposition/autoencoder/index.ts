export { autoencoder, autoencoderOn, type AutoencoderPorts } from './autoencoder.ts';
export {
  batchesOf,
  moveParameters,
  trainBlock,
  trainEpoch,
  type Batch,
  type Epoch,
} from './epoch.ts';
export type { AutoencoderFit } from './fit.ts';
export { autoencoderFromJson, autoencoderToJson, type AutoencoderJson } from './json.ts';
export { decode, encode, type AutoencoderModel } from './model.ts';
export { adam, type AdamStep, type DenseOperations, type Product } from './operations.ts';
export {
  autoencoderOptionSpecs,
  resolveAutoencoderOptions,
  type AutoencoderOptions,
  type AutoencoderSettings,
} from './options.ts';
export { plainOperations } from './plainOperations.ts';
export { reconstruct, type Reconstruction } from './reconstruct.ts';
export type { Slot, TrainingState } from './state.ts';
