import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './member.ts';
import * as tasks from './tasks/index.ts';

/** What runs on each thread of a crew: it takes one order at a time. */
parentPort?.on('message', ({ name, job }: Order) => {
  parentPort?.postMessage(answerTo(name, job), []);
});

function answerTo(name: string, job: unknown): Answer {
  try {
    const task: unknown = Reflect.get(tasks, name);
    if (typeof task !== 'function') throw new TypeError(`there is no task ${name}`);
    return { result: task(job) };
  } catch (error) {
    return { error };
  }
}
