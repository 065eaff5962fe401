import { newRunSchema } from '../../contract/index.ts';
import { sourceOfPart } from '../../run/index.ts';
import { tablesFolder, type JobChange, type StoredJob } from '../../store/index.ts';
import type { ServerContext } from '../context.ts';
import { memoryFor } from '../memory.ts';
import { toldOf } from '../problem.ts';
import { datasetFile } from '../uploads/datasets.ts';
import type { EndedState, QueuePorts } from './queuePorts.ts';
import type { TaskProgress } from './tasks.ts';

/** Runs jobs that were taken from the queue. */
export interface Runner {
  readonly running: () => number;
  /** Does a job and tells the catalogue how it goes and how it ended. */
  readonly run: (job: StoredJob) => Promise<void>;
  readonly abort: (id: string) => void;
  /** Waits `seconds` for the jobs that run; then stops them and puts them back to wait. */
  readonly stop: (seconds: number) => Promise<void>;
}

/** How often progress is written down, and a job looked at for having been cancelled elsewhere. */
const tellMilliseconds = 500;

interface Active {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

export function createRunner(context: ServerContext, ports: QueuePorts): Runner {
  const { catalogue, now } = context;
  const active = new Map<string, Active>();
  let stopped = false;

  async function work(job: StoredJob, controller: AbortController): Promise<void> {
    const told = tellProgress(context, job.id, controller);
    try {
      const { part = null, ...options } = newRunSchema.shape.options.parse(JSON.parse(job.options));
      const file = datasetFile(context.root, { id: job.datasetId, name: job.datasetName });
      const { runId } = await ports.runTask(
        {
          kind: 'segment',
          root: context.root,
          source: sourceOfPart(file, part),
          options,
          tables: tablesFolder(context.root),
          memoryLimit: memoryFor('jobs', context.limits.concurrentJobs),
        },
        { env: context.env, signal: controller.signal, onProgress: told.note },
      );
      await told.stop();
      const kept = await end(job.id, 'done', { runId, progress: 1 });
      if (!kept && runId !== null) await ports.removeRun(runId);
    } catch (error) {
      await told.stop();
      if (!controller.signal.aborted) await end(job.id, 'failed', { error: toldOf(error).detail });
      else if (stopped) await putBack(job.id);
    }
  }

  async function end(id: string, state: EndedState, change: JobChange): Promise<boolean> {
    const endedAt = now().toISOString();
    const over = { state, stage: null, worker: null, endedAt, ...change };
    const kept = await catalogue.jobs.update(id, over);
    if (kept) ports.onEnd(state);
    return kept;
  }

  /** The server was stopped on purpose, so the job is not to blame: it waits for the next start. */
  async function putBack(id: string): Promise<void> {
    await catalogue.jobs.update(id, { state: 'queued', stage: null, progress: 0, worker: null });
  }

  return {
    running: () => active.size,
    run(job) {
      const controller = new AbortController();
      const ended = work(job, controller).finally(() => active.delete(job.id));
      active.set(job.id, { controller, ended });
      return ended;
    },
    abort: (id) => active.get(id)?.controller.abort(),
    async stop(seconds) {
      const all = Promise.allSettled([...active.values()].map(({ ended }) => ended));
      const timer = setTimeout(() => {
        stopped = true;
        for (const { controller } of active.values()) controller.abort();
      }, seconds * 1000);
      await all;
      clearTimeout(timer);
    },
  };
}

interface ProgressTeller {
  readonly note: (progress: TaskProgress) => void;
  /** Returns when nothing more will be written. */
  readonly stop: () => Promise<void>;
}

/** Writes down the latest progress now and then, and stops a job that was cancelled by another process. */
function tellProgress(
  { catalogue }: ServerContext,
  id: string,
  controller: AbortController,
): ProgressTeller {
  let latest: TaskProgress = { stage: 'Starting', part: 0 };
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const { stage, part } = latest;
    const goesOn = await catalogue.jobs.update(id, { stage, progress: part });
    if (!goesOn) controller.abort();
  };
  const timer = setInterval(() => {
    // A catalogue that does not answer for a moment is no reason to stop the work.
    writing = writing.then(write).catch(() => undefined);
  }, tellMilliseconds);
  return {
    note: (progress) => {
      latest = progress;
    },
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
