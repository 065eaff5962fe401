import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ClienteleError } from '../../contract/index.ts';
import { inStage, scratchFolder } from '../stage.ts';
import type { ChildMessage, ParentMessage, Task, TaskProgress, TaskResult } from './tasks.ts';

export interface TaskPorts {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: TaskProgress) => void;
}

/** Runs as TypeScript beside this file's source, as JavaScript in the published package. */
const jobFile = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './jobProcess.ts' : './jobProcess.js', import.meta.url),
);

/** What a task gets to end by itself once it is told to stop. */
const graceMilliseconds = 1500;

/**
 * Runs a task in a process of its own, so that neither its work nor its crash touches this one.
 *
 * @throws ClienteleError of the task, or `resource` when its process crashed; an AbortError when the signal aborts
 */
export async function runTask(task: Task, ports: TaskPorts): Promise<TaskResult> {
  ports.signal.throwIfAborted();
  return inStage(scratchFolder(task.root), (scratch) => runIn(scratch, task, ports));
}

/** @param scratch for temporary files, which are removed even where the process cannot do it itself */
async function runIn(scratch: string, task: Task, ports: TaskPorts): Promise<TaskResult> {
  ports.signal.throwIfAborted();
  const child = fork(jobFile, [], {
    execArgv: [],
    env: { ...withoutSecrets(ports.env), TMPDIR: scratch, TMP: scratch, TEMP: scratch },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const unbind = stopWith(child, ports.signal);
  try {
    return await outcomeOf(child, task, ports);
  } finally {
    unbind();
  }
}

/** A task needs none of the server's own settings, least of all its secrets. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:CLIENTELE_|PG)/.test(name)),
  );
}

/** Tells the child to stop when the signal aborts, and ends it if it does not. */
function stopWith(child: ChildProcess, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    tell(child, { type: 'stop' });
    timer = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
  };
  signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
  };
}

function tell(child: ChildProcess, message: ParentMessage): void {
  // The callback takes the error of a child that has just ended; its end is told elsewhere.
  if (child.connected) child.send(message, () => undefined);
}

/** Waits until the child has ended, so that nothing of it is left running. */
async function outcomeOf(
  child: ChildProcess,
  task: Task,
  { signal, onProgress }: TaskPorts,
): Promise<TaskResult> {
  const results: ChildMessage[] = [];
  child.on('message', (message) => {
    // Our own jobProcess.ts at the other end writes these alone.
    const said = message as ChildMessage;
    if (said.type === 'progress') onProgress?.({ stage: said.stage, part: said.part });
    else results.push(said);
  });
  const ended = endOf(child);
  tell(child, { type: 'start', task });
  const end = await ended;
  return resultOf(results.at(-1), signal, end);
}

/** How a process ended: the signal that killed it, or its exit code. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', () => {
      reject(
        new ClienteleError('resource', 'No process could be started for it; try again later.'),
      );
    });
    child.once('exit', (code, killedBy) => resolve(killedBy ?? `code ${code}`));
  });
}

function resultOf(last: ChildMessage | undefined, signal: AbortSignal, end: string): TaskResult {
  if (last?.type === 'done') return { runId: last.runId };
  signal.throwIfAborted();
  if (last?.type === 'failed') {
    throw new ClienteleError(last.kind ?? 'resource', last.message);
  }
  throw new ClienteleError(
    'resource',
    `Its process ended unexpectedly (${end}), most likely for want of memory; use a smaller file or a larger machine, and start it again.`,
  );
}
