import type { runTask } from './runTask.ts';

/** How a job ended. */
export type EndedState = 'done' | 'failed' | 'cancelled';

/** What a queue needs from outside. */
export interface QueuePorts {
  /** How a task is done: in a process of its own. */
  readonly runTask: typeof runTask;
  /** Forgets a run that was published although its job had been cancelled. */
  readonly removeRun: (runId: string) => Promise<void>;
  readonly onEnd: (state: EndedState) => void;
  /** Tells an error that no job can be blamed for. */
  readonly onError: (error: unknown) => void;
}
