import { Tinypool } from 'tinypool';
import type { ExecutorHooks } from '../core/index.ts';
import type * as tasks from './worker.ts';
import type { WorkerSetup } from './tasks/setup.ts';

type Tasks = typeof tasks;
type TaskName = {
  [Name in keyof Tasks]: Tasks[Name] extends (job: never) => unknown ? Name : never;
}[keyof Tasks];

/** Worker threads that take jobs from one queue. */
export interface Crew {
  readonly threads: number;
  /**
   * Runs the task of that name in `worker.ts` on each job; answers stand in the order of the jobs.
   *
   * @throws an AbortError when the signal aborts, the first error of a job otherwise
   */
  runAll<Name extends TaskName>(
    name: Name,
    jobs: readonly Parameters<Tasks[Name]>[0][],
    hooks: ExecutorHooks,
  ): Promise<ReturnType<Tasks[Name]>[]>;
  close(): Promise<void>;
}

/** The worker runs as TypeScript beside this file's source, as JavaScript in the published package. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js',
  import.meta.url,
);

export function createCrew(threads: number, workerData: WorkerSetup): Crew {
  const pool = new Tinypool({
    filename: workerFile.href,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    workerData,
  });
  const exits = watchExits(pool);
  return {
    threads,
    async runAll<Name extends TaskName>(
      name: Name,
      jobs: readonly Parameters<Tasks[Name]>[0][],
      { onProgress, signal }: ExecutorHooks,
    ) {
      exits.watch();
      let done = 0;
      const answers = jobs.map(async (job): Promise<ReturnType<Tasks[Name]>> => {
        signal?.throwIfAborted();
        const answer = await pool.run(job, { name, signal: signal ?? null });
        onProgress?.(++done, jobs.length);
        return answer;
      });
      try {
        return await Promise.all(answers);
      } catch (error) {
        await Promise.allSettled(answers);
        await exits.ofDismissed();
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}

/**
 * An abort takes workers out of the pool before they have ended. Until then they may still write to shared memory,
 * and would take a new job with them, so work is not over before they are gone.
 */
function watchExits(pool: Tinypool): {
  /** Takes note of the workers there are. */
  watch(): void;
  /** The end of those that were taken out of the pool. */
  ofDismissed(): Promise<void>;
} {
  const exits = new Map<Tinypool['threads'][number], Promise<void>>();
  return {
    watch() {
      for (const worker of pool.threads) {
        if (exits.has(worker)) continue;
        const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
        exits.set(
          worker,
          exit.then(() => void exits.delete(worker)),
        );
      }
    },
    async ofDismissed() {
      const { threads } = pool;
      await Promise.all(
        [...exits].filter(([worker]) => !threads.includes(worker)).map(([, exit]) => exit),
      );
    },
  };
}
