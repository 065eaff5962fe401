import type { Rows } from './forward.ts';
import type { Network } from './network.ts';
import { workspaceIn, workspaceLength, type Workspace } from './workspace.ts';

/** Everything that training changes. Its arrays may lie in memory that threads share. */
export interface TrainingState {
  readonly network: Network;
  readonly rows: Rows;
  readonly parameters: Float32Array;
  /** See `AdamStep`. */
  readonly means: Float32Array;
  readonly squares: Float32Array;
  readonly blockRows: number;
  /** One slot for each block of a batch: its gradient, and room for its workspace. */
  readonly slots: readonly Slot[];
}

export interface Slot {
  readonly gradient: Float32Array;
  readonly room: Float32Array;
}

/** Blocks that a batch is at most cut into. */
const mostBlocks = 8;

/**
 * Rows whose gradient is summed at once: 32, fewer for a small batch, more for one over 256. It depends on nothing
 * but the size of the batch, so that threads change no sum; a multiple of 8, as the kernels like it.
 */
export function blockRowsOf(batchSize: number): number {
  const share = Math.max(Math.min(batchSize, 32), Math.ceil(batchSize / mostBlocks));
  return 8 * Math.ceil(share / 8);
}

/** @param allocate room for so many numbers */
export function createTrainingState(
  network: Network,
  rows: Rows,
  batchSize: number,
  allocate: (length: number) => Float32Array,
): TrainingState {
  const blockRows = blockRowsOf(batchSize);
  const { nParameters } = network;
  return {
    network,
    rows,
    parameters: allocate(nParameters),
    means: allocate(nParameters).fill(0),
    squares: allocate(nParameters).fill(0),
    blockRows,
    slots: Array.from({ length: Math.ceil(batchSize / blockRows) }, () => ({
      gradient: allocate(nParameters),
      room: allocate(workspaceLength(network, blockRows)),
    })),
  };
}

export function workspaceOf(
  { network, blockRows }: Pick<TrainingState, 'network' | 'blockRows'>,
  slot: Slot,
): Workspace {
  return workspaceIn(network, blockRows, slot.room);
}
