import os from 'node:os';
import { ClienteleError } from '../../contract/index.ts';
import { performTask } from './performTask.ts';
import type { ChildMessage, ParentMessage, Task } from './tasks.ts';

/** Whoever waits for an answer comes before a run that takes minutes. */
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

/** The process of one task: it is sent a task, tells how far it is, and ends. */
const stop = new AbortController();

process.on('message', (message) => {
  // Our own runTask.ts at the other end writes these alone.
  const said = message as ParentMessage;
  if (said.type === 'stop') stop.abort();
  else void work(said.task);
});
// Without its server nobody waits for the work.
process.on('disconnect', () => {
  stop.abort();
  setTimeout(() => process.exit(1), 1500).unref();
});
// A terminal and a service manager signal both processes; the server decides what becomes of its jobs.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

async function work(task: Task): Promise<void> {
  try {
    const result = await performTask(task, stop.signal, ({ stage, part }) =>
      say({ type: 'progress', stage, part }),
    );
    await sayLast({ type: 'done', ...result });
  } catch (error) {
    await sayLast(failureOf(error));
  }
  process.exit(0);
}

function failureOf(error: unknown): ChildMessage {
  if (error instanceof ClienteleError) {
    return { type: 'failed', kind: error.kind, message: error.message };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { type: 'failed', kind: 'cancelled', message: 'It was cancelled.' };
  }
  // The message of an unknown error may quote a customer's value.
  const name = error instanceof Error ? error.name : typeof error;
  const message = `Something unexpected went wrong (${name}); try "clientele segment" with --debug on the same file.`;
  return { type: 'failed', kind: null, message };
}

function say(message: ChildMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** Returns once the message is on its way. */
function sayLast(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || process.send === undefined) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}
