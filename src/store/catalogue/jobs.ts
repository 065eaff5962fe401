import type { Kysely } from 'kysely';
import type { JobChange, JobRecords, StoredJob } from './catalogue.ts';
import type { Tables } from './tables.ts';

const unfinished = ['queued', 'running'] as const;

export function jobRecords(db: Kysely<Tables>): JobRecords {
  const all = () => db.selectFrom('clienteleJobs').selectAll();
  return {
    add: async (job) => {
      await db.insertInto('clienteleJobs').values(columnsOf(job)).execute();
    },
    list: (limit) =>
      all().orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute(),
    find: async (id) => (await all().where('id', '=', id).executeTakeFirst()) ?? null,
    take: (worker, now) => take(db, worker, now),
    update: async (id, change) => {
      const updated = await db
        .updateTable('clienteleJobs')
        // The id makes a change of nothing a statement too.
        .set({ id, ...changesOf(change) })
        .where('id', '=', id)
        .where('state', 'in', unfinished)
        .executeTakeFirst();
      return updated.numUpdatedRows > 0n;
    },
    counts: () => counts(db),
  };
}

/**
 * Finds the oldest job that waits and takes it if it still waits: the second statement decides in both databases, as
 * one of two that change a row waits for the other and looks at the row again. Who comes too late tries the next.
 */
async function take(db: Kysely<Tables>, worker: string, now: string): Promise<StoredJob | null> {
  for (;;) {
    const waiting = await db
      .selectFrom('clienteleJobs')
      .select('id')
      .where('state', '=', 'queued')
      .orderBy('createdAt')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (waiting === undefined) return null;
    const taken = await db
      .updateTable('clienteleJobs')
      .set({ state: 'running', worker, startedAt: now })
      .where('id', '=', waiting.id)
      .where('state', '=', 'queued')
      .returningAll()
      .executeTakeFirst();
    if (taken !== undefined) return taken;
  }
}

async function counts(db: Kysely<Tables>): ReturnType<JobRecords['counts']> {
  const rows = await db
    .selectFrom('clienteleJobs')
    .select(['state', (is) => is.fn.countAll().as('jobs')])
    .where('state', 'in', unfinished)
    .groupBy('state')
    .execute();
  const of = (state: StoredJob['state']): number =>
    Number(rows.find((row) => row.state === state)?.jobs ?? 0);
  return { queued: of('queued'), running: of('running') };
}

/** Field by field: a caller's object may carry more than the table has. */
function columnsOf(job: StoredJob): StoredJob {
  return {
    id: job.id,
    datasetId: job.datasetId,
    datasetName: job.datasetName,
    state: job.state,
    createdAt: job.createdAt,
    startedAt: job.startedAt,
    endedAt: job.endedAt,
    stage: job.stage,
    progress: job.progress,
    runId: job.runId,
    error: job.error,
    options: job.options,
    askedBy: job.askedBy,
    worker: job.worker,
  };
}

/** Only a running job has a worker. */
function changesOf(change: JobChange): JobChange {
  const isAtWork = change.state === undefined || change.state === 'running';
  return isAtWork ? change : { ...change, worker: null };
}
