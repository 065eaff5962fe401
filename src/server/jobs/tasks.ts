import type { ErrorKind, InspectionQuery, NewRun } from '../../contract/index.ts';

/** Long work that runs in a process of its own. */
export type Task = TaskLimits & Work;

/** What a task may use of the machine. */
interface TaskLimits {
  /** Memory of its database, such as `4GB`. */
  readonly memoryLimit: string;
}

export type Work =
  | {
      readonly kind: 'segment';
      /** The workspace to publish into. */
      readonly root: string;
      readonly source: string;
      readonly options: Omit<NonNullable<NewRun['options']>, 'part'>;
      /** The folder of customer tables. */
      readonly tables: string;
    }
  | {
      /** Makes the customer table of a run again. */
      readonly kind: 'table';
      readonly root: string;
      /** The run's folder. */
      readonly run: string;
      readonly source: string;
      /** SHA-256 that the source had when the run was made. */
      readonly fingerprint: string;
      readonly target: string;
    }
  | {
      readonly kind: 'score';
      readonly root: string;
      readonly run: string;
      readonly source: string;
      readonly target: string;
    }
  | {
      /** Tells how a file is understood, as JSON. */
      readonly kind: 'inspect';
      readonly root: string;
      readonly source: string;
      readonly options: Omit<InspectionQuery, 'part'>;
      readonly target: string;
    }
  | {
      /** Lists the tables or sheets of a file, as JSON. */
      readonly kind: 'parts';
      readonly root: string;
      /** One file. */
      readonly source: string;
      readonly target: string;
    }
  | {
      /** Holds runs side by side and writes the comparison as JSON. */
      readonly kind: 'compare';
      readonly root: string;
      /** The runs' folders. */
      readonly runs: readonly string[];
      readonly target: string;
    };

/** What a task made: the id of a run, or nothing but its files. */
export interface TaskResult {
  readonly runId: string | null;
}

export interface TaskProgress {
  readonly stage: string;
  /** 0..1 */
  readonly part: number;
}

export type ParentMessage =
  | { readonly type: 'start'; readonly task: Task }
  | { readonly type: 'stop' };

export type ChildMessage =
  | ({ readonly type: 'progress' } & TaskProgress)
  | ({ readonly type: 'done' } & TaskResult)
  /** `kind` is null for an error that nobody expected. */
  | { readonly type: 'failed'; readonly kind: ErrorKind | null; readonly message: string };
