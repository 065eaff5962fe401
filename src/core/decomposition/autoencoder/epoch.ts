import { backward } from './backward.ts';
import { forward, loadRows } from './forward.ts';
import { adamStepSize, type DenseOperations } from './operations.ts';
import { workspaceOf, type TrainingState } from './state.ts';

/** One pass over the training rows. */
export interface Epoch {
  /** The rows in the order in which they are seen. */
  readonly order: Int32Array;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Steps of the descent made before. */
  readonly stepsBefore: number;
}

/** One step of the descent: a batch, cut into blocks, one for each slot in turn. */
export interface Batch {
  readonly blocks: readonly Int32Array[];
  /** What squared errors are multiplied by to give the mean over the batch. */
  readonly scale: number;
  readonly stepSize: number;
}

export function batchesOf(
  { rows, blockRows }: Pick<TrainingState, 'rows' | 'blockRows'>,
  { order, batchSize, learningRate, stepsBefore }: Epoch,
): Batch[] {
  const nBatches = Math.ceil(order.length / batchSize);
  return Array.from({ length: nBatches }, (_, b) => {
    const batch = order.subarray(b * batchSize, (b + 1) * batchSize);
    return {
      blocks: Array.from({ length: Math.ceil(batch.length / blockRows) }, (_, i) =>
        batch.slice(i * blockRows, (i + 1) * blockRows),
      ),
      scale: 1 / (batch.length * rows.nFeatures),
      stepSize: adamStepSize(learningRate, stepsBefore + b + 1),
    };
  });
}

/**
 * Leaves the gradient of one block in its slot.
 *
 * @returns the block's sum of squared errors
 */
export function trainBlock(
  state: Pick<TrainingState, 'network' | 'rows' | 'parameters' | 'blockRows'>,
  slot: TrainingState['slots'][number],
  block: Int32Array,
  scale: number,
  operations: DenseOperations,
): number {
  const { network, rows, parameters } = state;
  const workspace = workspaceOf(state, slot);
  loadRows(rows, block, workspace);
  forward(network, parameters, workspace, operations);
  return backward(network, parameters, workspace, block.length, scale, operations, slot.gradient);
}

/** Moves the parameters from .. to - 1 along the summed gradients of the first `nBlocks` slots. */
export function moveParameters(
  { parameters, means, squares, slots }: TrainingState,
  nBlocks: number,
  stepSize: number,
  operations: DenseOperations,
  from = 0,
  to = parameters.length,
): void {
  operations.adamStep({
    parameters: parameters.subarray(from, to),
    means: means.subarray(from, to),
    squares: squares.subarray(from, to),
    gradients: slots.slice(0, nBlocks).map(({ gradient }) => gradient.subarray(from, to)),
    stepSize,
  });
}

/** @returns the sum of squared errors of all rows, each before the step that it was part of */
export function trainEpoch(
  state: TrainingState,
  epoch: Epoch,
  operations: DenseOperations,
): number {
  let error = 0;
  for (const { blocks, scale, stepSize } of batchesOf(state, epoch)) {
    blocks.forEach((block, i) => {
      error += trainBlock(state, state.slots[i], block, scale, operations);
    });
    moveParameters(state, blocks.length, stepSize, operations);
  }
  return error;
}
