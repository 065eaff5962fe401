import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Dataset, NewRun } from '../../contract/index.ts';
import type { StoredJob } from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { HttpProblem } from '../problem.ts';
import { isAlive } from '../stage.ts';
import type { QueuePorts } from './queuePorts.ts';
import { createRunner } from './runner.ts';

/** Jobs that wait and jobs that run; what is known of them stands in the catalogue. */
export interface JobQueue {
  /** Takes up what waits, after telling the jobs of processes that are gone that they failed. */
  readonly start: () => Promise<void>;
  /** @throws HttpProblem 503 when too many wait, or the server is stopping */
  readonly add: (job: {
    readonly dataset: Dataset;
    readonly options: NonNullable<NewRun['options']>;
    readonly askedBy: string;
  }) => Promise<StoredJob>;
  /** Cancels a job, wherever it runs; @returns false where it is over already */
  readonly cancel: (id: string) => Promise<boolean>;
  /** Jobs that this process is at. */
  readonly running: () => number;
  /** Takes no more jobs, waits for those that run, and after `seconds` puts them back to wait for the next start. */
  readonly stop: (seconds: number) => Promise<void>;
}

/** How often jobs that another process left waiting are looked for. */
const lookMilliseconds = 5000;

/** Seconds after which a full queue may have room. */
const retrySeconds = 30;

export function createQueue(context: ServerContext, ports: QueuePorts): JobQueue {
  const { catalogue, limits, now } = context;
  const worker = `${hostname()}:${process.pid}`;
  const runner = createRunner(context, ports);
  let stopping = false;
  let adding: Promise<unknown> = Promise.resolve();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  /** One look at a time, so that no more jobs than allowed are taken. */
  function look(): void {
    looking = looking.then(takeAll).catch(ports.onError);
  }

  function mayTake(): boolean {
    return !stopping && runner.running() < limits.concurrentJobs;
  }

  async function takeAll(): Promise<void> {
    while (mayTake()) {
      const job = await catalogue.jobs.take(worker, now().toISOString());
      if (job === null) return;
      void runner.run(job).catch(ports.onError).finally(look);
    }
  }

  async function addNow(job: StoredJob): Promise<StoredJob> {
    if (stopping) throw new HttpProblem(503, 'The server is stopping; try again soon.', 10);
    const { queued } = await catalogue.jobs.counts();
    if (queued >= limits.queuedJobs) throw tooMany(limits.queuedJobs);
    await catalogue.jobs.add(job);
    look();
    return job;
  }

  return {
    running: runner.running,
    async start() {
      await failAbandoned(context);
      timer = setInterval(look, lookMilliseconds).unref();
      look();
    },
    add({ dataset, options, askedBy }) {
      // One after the other, so that no two are counted as the last one that fits.
      const added = adding.then(() =>
        addNow(newJob(dataset, JSON.stringify(options), askedBy, now())),
      );
      adding = added.catch(() => undefined);
      return added;
    },
    async cancel(id) {
      const endedAt = now().toISOString();
      const change = { state: 'cancelled', stage: null, worker: null, endedAt } as const;
      const cancelled = await catalogue.jobs.update(id, change);
      if (cancelled) {
        ports.onEnd('cancelled');
        runner.abort(id);
      }
      return cancelled;
    },
    async stop(seconds) {
      stopping = true;
      clearInterval(timer);
      await looking;
      await runner.stop(seconds);
    },
  };
}

function tooMany(limit: number): HttpProblem {
  return new HttpProblem(
    503,
    `${limit} jobs are waiting already, the most this server keeps (CLIENTELE_QUEUE_LIMIT); try again later.`,
    retrySeconds,
  );
}

function newJob(dataset: Dataset, options: string, askedBy: string, now: Date): StoredJob {
  return {
    id: `j-${randomBytes(9).toString('hex')}`,
    datasetId: dataset.id,
    datasetName: dataset.name,
    state: 'queued',
    createdAt: now.toISOString(),
    startedAt: null,
    endedAt: null,
    stage: null,
    progress: 0,
    runId: null,
    error: null,
    options,
    askedBy,
    worker: null,
  };
}

/** Jobs in the list that is searched for abandoned ones. */
const searched = 10_000;

/**
 * A job whose process is gone without a word may be what brought it down, so it fails and is not tried again by
 * itself. Jobs of other machines are left alone: whether their process lives cannot be seen from here.
 */
async function failAbandoned({ catalogue, now }: ServerContext): Promise<void> {
  for (const { id, state, worker } of await catalogue.jobs.list(searched)) {
    if (state !== 'running' || worker === null || !isGone(worker)) continue;
    await catalogue.jobs.update(id, {
      state: 'failed',
      stage: null,
      worker: null,
      endedAt: now().toISOString(),
      error: 'The server stopped while it ran; start it again.',
    });
  }
}

/** This process has only just started: what bears its own id is of an earlier one. */
function isGone(worker: string): boolean {
  const colon = worker.lastIndexOf(':');
  const pid = Number(worker.slice(colon + 1));
  return worker.slice(0, colon) === hostname() && (pid === process.pid || !isAlive(pid));
}
