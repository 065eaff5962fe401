import type { ModelFile, RunManifest, Assignments } from '../contract/index.ts';
import type { Executor } from '../core/index.ts';

/** How far a run is: `done` of `total` equal parts, while it is at `stage`. */
export interface RunProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** What a run needs from outside; each has a default. */
export interface RunPorts {
  /** Where heavy numerics run; a worker pool with `threads` threads when not given. */
  readonly executor?: Executor;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Aborting stops the run with an AbortError. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  /** Memory that the database may use, such as `4GB`; four fifths of the machine's when not given. */
  readonly memoryLimit?: string;
  /**
   * Bytes of customers' values up to which they are in memory where an algorithm reads blocks; 64 MB when not given. It
   * changes no figure.
   */
  readonly mostInMemory?: number;
  /**
   * Asks somebody whether the day or the month comes first in dates that fit both; null for no answer.
   *
   * @param doubts sentences for people, each about one column
   */
  readonly askDayOrder?: (doubts: readonly string[]) => Promise<'day-first' | 'month-first' | null>;
}

/** A finished run, not yet on disk. */
export interface SegmentationRun {
  readonly manifest: RunManifest;
  readonly model: ModelFile;
  readonly assignments: Assignments;
}

/** A finished run to score with. */
export interface FittedRun {
  readonly manifest: RunManifest;
  readonly model: ModelFile;
}
