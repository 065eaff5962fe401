import { Worker } from 'node:worker_threads';
import type { WorkerSetup } from './tasks/setup.ts';

/** A job for the task of that name. */
export interface Order {
  readonly name: string;
  readonly job: unknown;
}

/** What a worker answers to an order. */
export type Answer = { readonly result: unknown } | { readonly error: unknown };

/** One worker thread; it works on one order at a time, and keeps the process alive only while it does. */
export interface Member {
  /** @throws what the task throws, or an Error when the thread ends before it has answered */
  run(order: Order): Promise<unknown>;
  /** Ends the thread, in the middle of an order if need be; done when it can write to no memory any more. */
  stop(): Promise<void>;
  /** Done when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** The worker runs as TypeScript beside this file's source, as JavaScript in the published package. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js',
  import.meta.url,
);

export function startMember(setup: WorkerSetup): Member {
  const worker = new Worker(workerFile, { workerData: setup });
  worker.unref();
  let waiting: PromiseWithResolvers<unknown> | null = null;
  const settle = (how: (order: PromiseWithResolvers<unknown>) => void): void => {
    const order = waiting;
    waiting = null;
    worker.unref();
    if (order !== null) how(order);
  };
  worker.on('message', (answer: Answer) =>
    settle(({ resolve, reject }) =>
      'error' in answer ? reject(answer.error) : resolve(answer.result),
    ),
  );
  worker.on('error', (error) => settle(({ reject }) => reject(error)));
  worker.on('messageerror', (error) => settle(({ reject }) => reject(error)));
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      settle(({ reject }) => reject(new Error('a worker thread ended before it had answered')));
      resolve();
    });
  });
  return {
    ended,
    run(order) {
      waiting = Promise.withResolvers();
      worker.ref();
      worker.postMessage(order, []);
      return waiting.promise;
    },
    async stop() {
      await worker.terminate();
    },
  };
}
