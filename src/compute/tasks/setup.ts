import { workerData } from 'node:worker_threads';
import { bindKernels, type Kernels } from '../kernels/module.ts';

/** What every worker is started with. */
export interface WorkerSetup {
  /** The compiled kernels and the memory they share with all threads; null where there are none. */
  readonly kernels: {
    readonly module: WebAssembly.Module;
    readonly memory: WebAssembly.Memory;
  } | null;
}

/** Given by the thread that started this one. */
const setup = workerData as WorkerSetup;
const bound: Kernels | null =
  setup.kernels === null ? null : bindKernels(setup.kernels.module, setup.kernels.memory);

/** The kernels of this worker. */
export function needKernels(): Kernels {
  if (bound === null) throw new Error('a task for the kernels reached a worker without them');
  return bound;
}

/** The memory the kernels share with all threads, as it is now. */
export function sharedBuffer(): SharedArrayBuffer {
  if (setup.kernels === null) throw new Error('this worker shares no memory');
  return setup.kernels.memory.buffer;
}
