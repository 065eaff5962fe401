import type { ServerContext } from '../context.ts';
import { HttpProblem } from '../problem.ts';
import { runTask } from './runTask.ts';
import { memoryFor } from '../memory.ts';
import type { Work } from './tasks.ts';

/** Work in processes of its own that a request waits for, a few at a time. */
export interface SideTasks {
  /**
   * @param signal stops the task, or takes it from the line; without one it ends with the server alone
   * @throws HttpProblem 503 when too many wait; as `runTask` otherwise
   */
  readonly run: (task: Work, signal?: AbortSignal) => Promise<void>;
  /** Stops all of them. */
  readonly close: () => Promise<void>;
}

const retrySeconds = 10;

export function createSideTasks({ env, limits }: ServerContext): SideTasks {
  const closing = new AbortController();
  const tasks = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  // Jobs of the queue may run at the same time.
  const memoryLimit = memoryFor('jobs', 2 * limits.concurrentJobs);
  let running = 0;

  async function inTurn(work: () => Promise<unknown>): Promise<void> {
    if (running < limits.concurrentJobs) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  }

  return {
    async run(task, signal) {
      if (waiting.length >= limits.queuedJobs) {
        throw new HttpProblem(503, 'The server is busy; try again soon.', retrySeconds);
      }
      const stop =
        signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
      const ended = inTurn(() => runTask({ ...task, memoryLimit }, { env, signal: stop }));
      tasks.add(ended);
      try {
        await ended;
      } finally {
        tasks.delete(ended);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(tasks);
    },
  };
}
