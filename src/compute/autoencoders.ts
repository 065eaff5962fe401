import {
  autoencoderOn,
  batchesOf,
  type AutoencoderFit,
  type AutoencoderOptions,
  type Batch,
  type Epoch,
  type ExecutorHooks,
  type Matrix,
  type Reconstruction,
  type TrainingState,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import { operationsScratchBytes } from './kernels/dense.ts';

/** Products of parameters and rows in a batch below which handing out its blocks takes longer than it saves. */
const worthSharing = 8_000_000;

/** An autoencoder trained with the kernel; that of core's `autoencoder`, to the last bit. */
export async function kernelAutoencoder(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  options: AutoencoderOptions,
  hooks: ExecutorHooks,
): Promise<AutoencoderFit> {
  const { signal } = hooks;
  const runHooks = signal === undefined ? {} : { signal };
  const scratches = Array.from({ length: Math.max(crew.threads, 8) }, () =>
    heap.allocate(operationsScratchBytes),
  );
  const ports = {
    allocate: (length: number) => {
      // Only the buffer as it is after allocating is sure to reach so far.
      const address = heap.allocate(length * 4);
      return new Float32Array(heap.memory.buffer, address, length);
    },
    trainEpoch: (state: TrainingState, epoch: Epoch) =>
      state.network.nParameters * epoch.batchSize < worthSharing
        ? wholeEpoch(crew, state, epoch, scratches[0], runHooks)
        : sharedEpoch(crew, state, epoch, scratches, runHooks),
    reconstruct: (state: TrainingState, chosen: Int32Array) =>
      reconstructRows(crew, state, chosen, scratches, runHooks),
  };
  return autoencoderOn(ports, x, options, hooks);
}

async function wholeEpoch(
  crew: Crew,
  state: TrainingState,
  epoch: Epoch,
  scratch: number,
  hooks: ExecutorHooks,
): Promise<number> {
  const [error] = await crew.runAll('trainAutoencoderEpoch', [{ state, epoch, scratch }], hooks);
  return error;
}

/** Batch by batch: first the gradients of its blocks, then the parameters, a share for each thread. */
async function sharedEpoch(
  crew: Crew,
  state: TrainingState,
  epoch: Epoch,
  scratches: readonly number[],
  hooks: ExecutorHooks,
): Promise<number> {
  let total = 0;
  for (const batch of batchesOf(state, epoch)) {
    const errors = await crew.runAll(
      'trainAutoencoderBlock',
      blockJobs(state, batch, scratches),
      hooks,
    );
    for (const error of errors) total += error;
    await crew.runAll(
      'moveAutoencoderParameters',
      moveJobs(state, batch, scratches, crew.threads),
      hooks,
    );
  }
  return total;
}

function blockJobs(state: TrainingState, { blocks, scale }: Batch, scratches: readonly number[]) {
  const lent = { ...state, slots: [] };
  return blocks.map((block, i) => ({
    state: lent,
    slot: state.slots[i],
    block,
    scale,
    scratch: scratches[i],
  }));
}

function moveJobs(
  state: TrainingState,
  { blocks, stepSize }: Batch,
  scratches: readonly number[],
  threads: number,
) {
  const { nParameters } = state.network;
  const share = 16 * Math.ceil(nParameters / threads / 16);
  return Array.from({ length: Math.ceil(nParameters / share) }, (_, i) => ({
    state,
    nBlocks: blocks.length,
    stepSize,
    from: i * share,
    to: Math.min(nParameters, (i + 1) * share),
    scratch: scratches[i],
  }));
}

/** A run of whole blocks for each slot, so that the sums are those of one thread. */
async function reconstructRows(
  crew: Crew,
  state: TrainingState,
  chosen: Int32Array,
  scratches: readonly number[],
  hooks: ExecutorHooks,
): Promise<Reconstruction> {
  const { blockRows, slots } = state;
  const length = blockRows * Math.ceil(chosen.length / blockRows / slots.length);
  const jobs = Array.from({ length: Math.ceil(chosen.length / length) }, (_, i) => ({
    state: { ...state, slots: [slots[i]] },
    chosen: chosen.slice(i * length, (i + 1) * length),
    scratch: scratches[i],
  }));
  const parts = await crew.runAll('reconstructAutoencoderRows', jobs, hooks);
  return {
    codes: joined(parts.map(({ codes }) => codes)),
    blockErrors: joined(parts.map(({ blockErrors }) => blockErrors)),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}
