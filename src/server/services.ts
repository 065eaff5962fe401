import type { Scorer } from '../scoring/index.ts';
import type { ServerContext } from './context.ts';
import type { CustomerTables } from './customers/tables.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { SideTasks } from './jobs/sideTasks.ts';
import type { Leases } from './leases.ts';
import type { RunShelf } from './runs/runShelf.ts';

/** What routes work with. */
export interface Services {
  readonly context: ServerContext;
  readonly runs: RunShelf;
  readonly customers: CustomerTables;
  readonly scorers: Leases<Scorer>;
  readonly queue: JobQueue;
  readonly sideTasks: SideTasks;
  /** Aborts when the server closes: what would go on for ever ends then. */
  readonly closing: AbortSignal;
}
