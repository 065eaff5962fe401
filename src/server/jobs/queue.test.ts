import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClienteleError } from '../../contract/index.ts';
import { openCatalogue, type Catalogue } from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { limitsOf } from '../limits.ts';
import { testFolder, until } from '../testWorkspace.fixture.ts';
import { createQueue, type JobQueue } from './queue.ts';
import type { QueuePorts } from './queuePorts.ts';

let root = '';
let catalogue: Catalogue;
const dataset = {
  id: 'd-1',
  name: 'bank.csv',
  bytes: 1,
  createdAt: '2026-01-01',
  fingerprint: '0',
};
/** A process id that no process has: the largest Linux ever gives is 4194304. */
const deadPid = 99_999_999;

beforeEach(async () => {
  root = join(await testFolder(), 'workspace');
  catalogue = await openCatalogue(root, {});
  await catalogue.datasets.add(dataset);
});
afterEach(async () => {
  await catalogue.close();
  await rm(join(root, '..'), { recursive: true, force: true });
});

/** Tasks that end when the test says so. */
function heldTasks() {
  const held: { done: (runId: string) => void; fail: (error: Error) => void; source: string }[] =
    [];
  const runTask: QueuePorts['runTask'] = (task, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      onProgress?.({ stage: 'Finding segments', part: 0.5 });
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      held.push({
        done: (runId) => resolve({ runId }),
        fail: reject,
        source: 'source' in task ? task.source : '',
      });
    });
  return { held, runTask };
}

function queueWith(
  ports: Pick<QueuePorts, 'runTask'> & Partial<QueuePorts>,
  env: NodeJS.ProcessEnv = {},
): JobQueue {
  const context: ServerContext = {
    root,
    env,
    catalogue,
    host: '127.0.0.1',
    limits: limitsOf(env),
    now: () => new Date(),
    audit: async () => undefined,
    actorOf: () => 'console',
    tellConsole: () => undefined,
  };
  return createQueue(context, {
    removeRun: async () => undefined,
    onEnd: () => undefined,
    onError: (error) => {
      throw error;
    },
    ...ports,
  });
}

const add = (queue: JobQueue) => queue.add({ dataset, options: { k: 3 }, askedBy: 'anna' });
const inState = (id: string, state: string) =>
  until(async () => {
    const job = await catalogue.jobs.find(id);
    return job?.state === state && job;
  });

describe('createQueue', () => {
  it('does jobs one after the other and tells how they ended', async () => {
    const { held, runTask } = heldTasks();
    const ends: string[] = [];
    const queue = queueWith({ runTask, onEnd: (state) => ends.push(state) });
    await queue.start();
    const [first, second] = [await add(queue), await add(queue)];
    expect(await inState(first.id, 'running')).toMatchObject({
      worker: `${hostname()}:${process.pid}`,
      askedBy: 'anna',
    });
    await until(async () => (await catalogue.jobs.find(first.id))?.progress === 0.5);
    expect(held).toHaveLength(1);
    expect(held[0].source).toBe(join(root, 'datasets', 'd-1', 'bank.csv'));
    expect((await catalogue.jobs.find(second.id))?.state).toBe('queued');
    held[0].done('run-1');
    expect(await inState(first.id, 'done')).toMatchObject({
      runId: 'run-1',
      progress: 1,
      stage: null,
      worker: null,
      error: null,
    });
    await until(async () => held.length === 2);
    held[1].fail(new ClienteleError('data', 'Cannot read /srv/w/bank.csv: it is empty.'));
    const failed = await inState(second.id, 'failed');
    expect(failed).toMatchObject({ error: 'Cannot read bank.csv: it is empty.', runId: null });
    expect(failed.endedAt).not.toBeNull();
    expect(ends).toEqual(['done', 'failed']);
    await queue.stop(0);
  });

  it('does as many at a time as it may', async () => {
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask }, { CLIENTELE_CONCURRENT_JOBS: '2' });
    await queue.start();
    for (let i = 0; i < 3; i++) await add(queue);
    await until(async () => held.length === 2);
    expect(await catalogue.jobs.counts()).toEqual({ queued: 1, running: 2 });
    expect(queue.running()).toBe(2);
    await queue.stop(0);
  });

  it('refuses more than may wait, however many come at once', async () => {
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask }, { CLIENTELE_QUEUE_LIMIT: '2' });
    await queue.start();
    await add(queue);
    await until(async () => held.length === 1);
    const results = await Promise.allSettled([add(queue), add(queue), add(queue), add(queue)]);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect((await catalogue.jobs.counts()).queued).toBe(2);
    expect(refused[0]).toMatchObject({ reason: { status: 503, retryAfter: 30 } });
    await queue.stop(0);
  });

  it('cancels a job that waits, and one that runs', async () => {
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask });
    await queue.start();
    const [running, waiting] = [await add(queue), await add(queue)];
    await until(async () => held.length === 1);
    expect(await queue.cancel(waiting.id)).toBe(true);
    expect(await queue.cancel(running.id)).toBe(true);
    expect(await queue.cancel(running.id)).toBe(false);
    await until(async () => queue.running() === 0);
    expect((await catalogue.jobs.find(running.id))?.state).toBe('cancelled');
    expect((await catalogue.jobs.find(waiting.id))?.state).toBe('cancelled');
    expect(held).toHaveLength(1);
    await queue.stop(0);
  });

  it('stops a job that another process cancelled, and forgets a run that came too late', async () => {
    const removed: string[] = [];
    const late: QueuePorts['runTask'] = (_task, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ runId: 'too-late' }));
      });
    const queue = queueWith({ runTask: late, removeRun: async (id) => void removed.push(id) });
    await queue.start();
    const { id } = await add(queue);
    await inState(id, 'running');
    await catalogue.jobs.update(id, { state: 'cancelled', endedAt: new Date().toISOString() });
    await until(async () => removed.length > 0);
    expect(removed).toEqual(['too-late']);
    expect((await catalogue.jobs.find(id))?.runId).toBeNull();
    await queue.stop(0);
  });

  it('goes on with what waits after a restart, and fails what its process left', async () => {
    const before = queueWith(heldTasks());
    const added: { id: string }[] = [];
    for (let job = 0; job < 3; job++) {
      added.push(await add(before));
      // Jobs stand in order of the millisecond they were made in.
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const [lost, foreign, waiting] = added;
    await before.stop(0);
    const now = new Date().toISOString();
    expect((await catalogue.jobs.take(`${hostname()}:${deadPid}`, now))?.id).toBe(lost.id);
    expect((await catalogue.jobs.take(`elsewhere:${deadPid}`, now))?.id).toBe(foreign.id);
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask });
    await queue.start();
    expect(await inState(lost.id, 'failed')).toMatchObject({
      error: 'The server stopped while it ran; start it again.',
    });
    await inState(waiting.id, 'running');
    expect((await catalogue.jobs.find(foreign.id))?.state).toBe('running');
    await until(async () => held.length === 1);
    await queue.stop(0);
  });

  it('puts a job back that is not done when the server stops, and takes no more', async () => {
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask });
    await queue.start();
    const { id } = await add(queue);
    await until(async () => held.length === 1);
    await queue.stop(0);
    expect(await catalogue.jobs.find(id)).toMatchObject({ state: 'queued', worker: null });
    await expect(add(queue)).rejects.toMatchObject({ status: 503 });
  });

  it('waits for a job that ends in time', async () => {
    const { held, runTask } = heldTasks();
    const queue = queueWith({ runTask });
    await queue.start();
    const { id } = await add(queue);
    await until(async () => held.length === 1);
    const stopped = queue.stop(500);
    held[0].done('run-1');
    await stopped;
    expect((await catalogue.jobs.find(id))?.state).toBe('done');
  });
});
