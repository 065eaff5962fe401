import { checkMatrix } from '../../checkMatrix.ts';
import type { ExecutorHooks } from '../../hooks.ts';
import type { Matrix } from '../../matrix.ts';
import { legacyPermutation, splitSeed } from '../../random/index.ts';
import { trainEpoch, type Epoch } from './epoch.ts';
import type { AutoencoderFit } from './fit.ts';
import { initialise } from './initialise.ts';
import { networkOf } from './network.ts';
import {
  resolveAutoencoderOptions,
  type AutoencoderOptions,
  type AutoencoderSettings,
} from './options.ts';
import { plainOperations } from './plainOperations.ts';
import { meanErrors, reconstruct, type Reconstruction } from './reconstruct.ts';
import { createTrainingState, type TrainingState } from './state.ts';
import { watchGain } from './watchGain.ts';

/** The heavy parts of training, done elsewhere; each must answer as its plain twin in this folder does. */
export interface AutoencoderPorts {
  /** Room for so many numbers, where the other parts can reach it; its content does not matter. */
  allocate(length: number): Float32Array;
  /** {@link trainEpoch}. */
  trainEpoch(state: TrainingState, epoch: Epoch): Promise<number>;
  /** {@link reconstruct}. */
  reconstruct(state: TrainingState, chosen: Int32Array): Promise<Reconstruction>;
}

const plainPorts: AutoencoderPorts = {
  allocate: (length) => new Float32Array(length),
  trainEpoch: async (state, epoch) => trainEpoch(state, epoch, plainOperations),
  reconstruct: async (state, chosen) => reconstruct(state, chosen, plainOperations),
};

/**
 * Trains an autoencoder (Hinton and Salakhutdinov, 2006): dense layers with ReLU between them, a linear code and a
 * linear output, least squares by Adam on mini-batches. Where rows are kept out for validation, training ends when
 * they gain no more, and the parameters of the best epoch are kept. Numbers are 32-bit, errors summed in 64.
 *
 * @param x nSamples x nFeatures, features of a like size, as after standardising
 * @param options see {@link autoencoderOptionSpecs}; only `codeSize` is needed
 * @param hooks progress counts epochs
 * @throws RangeError or TypeError on an option out of range, on missing or infinite values, and where training diverges.
 */
export async function autoencoder(
  x: Matrix,
  options: AutoencoderOptions,
  hooks: ExecutorHooks = {},
): Promise<AutoencoderFit> {
  return autoencoderOn(plainPorts, x, options, hooks);
}

/** {@link autoencoder} with its heavy parts done by `ports`. */
export async function autoencoderOn(
  ports: AutoencoderPorts,
  x: Matrix,
  options: AutoencoderOptions,
  hooks: ExecutorHooks,
): Promise<AutoencoderFit> {
  checkMatrix(x);
  const { nSamples, nFeatures } = x;
  const settings = resolveAutoencoderOptions(options, nFeatures);
  const { hiddenLayers, codeSize, decoderLayers, seed } = settings;
  const shape = {
    nFeatures,
    hiddenLayers: [...hiddenLayers],
    codeSize,
    decoderLayers: [...decoderLayers],
  };
  const data = ports.allocate(x.data.length);
  data.set(x.data);
  const network = networkOf(shape);
  const batchSize = Math.min(settings.batchSize, nSamples);
  const state = createTrainingState(network, { data, nFeatures }, batchSize, (length) =>
    ports.allocate(length),
  );
  initialise(network, splitSeed(seed, 0), state.parameters);
  const history = await train(ports, state, settings, batchSize, nSamples, hooks);
  const everyRow = Int32Array.from({ length: nSamples }, (_, row) => row);
  const reconstruction = await ports.reconstruct(state, everyRow);
  const reconstructionErrors = meanErrors(reconstruction, nFeatures, nSamples);
  return {
    model: {
      algorithm: 'autoencoder',
      ...shape,
      parameters: Float32Array.from(state.parameters),
    },
    codes: { data: reconstruction.codes, nSamples, nFeatures: codeSize },
    reconstructionError: meanOf(reconstructionErrors),
    reconstructionErrors,
    ...history,
  };
}

type History = Omit<
  AutoencoderFit,
  'model' | 'codes' | 'reconstructionError' | 'reconstructionErrors'
>;

/** Leaves the parameters of the best epoch in the state. */
async function train(
  ports: AutoencoderPorts,
  state: TrainingState,
  { maxEpochs, learningRate, validationShare, patience, tol, seed }: AutoencoderSettings,
  batchSize: number,
  nSamples: number,
  { onProgress, signal }: ExecutorHooks,
): Promise<History> {
  const { nFeatures } = state.rows;
  const shuffled = legacyPermutation(splitSeed(seed, 1), nSamples);
  const nValidation = Math.floor(nSamples * validationShare);
  const validationRows = shuffled.subarray(0, nValidation);
  const trainingRows = shuffled.subarray(nValidation);
  const nBatches = Math.ceil(trainingRows.length / batchSize);
  const watch = watchGain(state.parameters, patience, tol);
  const trainingErrors: number[] = [];
  const validationErrors: number[] = [];
  let ended = false;
  for (let epoch = 0; epoch < maxEpochs && !ended; epoch++) {
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const order = legacyPermutation(splitSeed(seed, 2, epoch), trainingRows.length);
    const sum = await ports.trainEpoch(state, {
      order: order.map((place) => trainingRows[place]),
      batchSize,
      learningRate,
      stepsBefore: epoch * nBatches,
    });
    trainingErrors.push(checked(sum / (trainingRows.length * nFeatures), epoch, learningRate));
    if (nValidation > 0) {
      const reconstruction = await ports.reconstruct(state, validationRows);
      const error = meanOf(meanErrors(reconstruction, nFeatures, nValidation));
      validationErrors.push(checked(error, epoch, learningRate));
      ended = watch.endsAt(epoch + 1, error);
    }
    onProgress?.(epoch + 1, maxEpochs);
  }
  if (ended) onProgress?.(maxEpochs, maxEpochs);
  const nIter = trainingErrors.length;
  return {
    trainingErrors,
    validationErrors,
    nIter,
    bestEpoch: nValidation > 0 ? watch.restore() : nIter,
    converged: ended,
    warnings: warningsOf(validationShare, nValidation, ended, maxEpochs),
  };
}

function checked(error: number, epoch: number, learningRate: number): number {
  if (Number.isFinite(error)) return error;
  throw new RangeError(
    `training diverged in epoch ${epoch + 1}; scale the features to a like size or lower learningRate from ${learningRate}`,
  );
}

function warningsOf(
  validationShare: number,
  nValidation: number,
  ended: boolean,
  maxEpochs: number,
): string[] {
  if (validationShare === 0 || ended) return [];
  return nValidation > 0
    ? [`training still gained after ${maxEpochs} epochs; more maxEpochs may lower the error`]
    : ['there are too few rows to keep any out for validation; training went to the last epoch'];
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
