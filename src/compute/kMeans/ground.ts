import type { ExecutorHooks, Matrix } from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import type { Lanes } from '../lanes.ts';
import type { KernelRows } from './kernelRows.ts';

/** What the fits of one call have in common. */
export interface Ground {
  readonly crew: Crew;
  readonly heap: Heap;
  readonly lanes: Lanes;
  /** In memory that all threads see. */
  readonly x: Matrix;
  readonly rows: KernelRows;
  readonly hooks: ExecutorHooks;
}

/** For work that tells its progress elsewhere. */
export function signalOf({ signal }: ExecutorHooks): ExecutorHooks {
  return signal === undefined ? {} : { signal };
}
