import {
  moveParameters,
  reconstruct,
  trainBlock,
  trainEpoch,
  type DenseOperations,
  type Epoch,
  type Reconstruction,
  type Slot,
  type TrainingState,
} from '../../core/index.ts';
import { kernelOperations } from '../kernels/dense.ts';
import { needKernels, sharedBuffer } from './setup.ts';

/** What a job of each kind has; the state's arrays are views of shared memory and are not copied. */
interface TrainingJob {
  readonly state: TrainingState;
  /** See `kernelOperations`; no two jobs share one at a time. */
  readonly scratch: number;
}

/** A whole epoch of a network too small to share out. */
export interface EpochJob extends TrainingJob {
  readonly epoch: Epoch;
}

export function trainAutoencoderEpoch({ state, epoch, scratch }: EpochJob): number {
  return trainEpoch(state, epoch, operationsIn(scratch));
}

/** One block of a batch, whose gradient is left in its slot. */
export interface BlockJob extends TrainingJob {
  readonly slot: Slot;
  readonly block: Int32Array;
  readonly scale: number;
}

export function trainAutoencoderBlock({ state, slot, block, scale, scratch }: BlockJob): number {
  return trainBlock(state, slot, block, scale, operationsIn(scratch));
}

/** The end of a batch, for some of the parameters. */
export interface MoveParametersJob extends TrainingJob {
  readonly nBlocks: number;
  readonly stepSize: number;
  readonly from: number;
  readonly to: number;
}

export function moveAutoencoderParameters({
  state,
  nBlocks,
  stepSize,
  from,
  to,
  scratch,
}: MoveParametersJob): void {
  moveParameters(state, nBlocks, stepSize, operationsIn(scratch), from, to);
}

/** Some rows on their way through the network, in the room of the state's first slot. */
export interface ReconstructJob extends TrainingJob {
  readonly chosen: Int32Array;
}

export function reconstructAutoencoderRows({
  state,
  chosen,
  scratch,
}: ReconstructJob): Reconstruction {
  return reconstruct(state, chosen, operationsIn(scratch));
}

function operationsIn(scratch: number): DenseOperations {
  return kernelOperations(needKernels(), sharedBuffer(), scratch);
}
