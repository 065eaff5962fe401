import { createWorkerPool } from '../compute/index.ts';
import type { ColumnRole, ColumnSummary, Role } from '../contract/index.ts';
import type { Executor } from '../core/index.ts';
import {
  customersFromTable,
  customersWithRatios,
  customersFromTransactions,
  openKnownSource,
  openSession,
  ratiosIn,
  startCustomerTable,
  type Customers,
  type Layout,
  type Session,
} from '../data/index.ts';
import { createScorer } from '../scoring/index.ts';
import { databaseOptions } from './databaseOptions.ts';
import type { FittedRun, RunPorts } from './ports.ts';
import { scoreBatches } from './scoreBatches.ts';

export interface CustomerTableOptions {
  /** The file that the run was made from. */
  readonly source: string;
  /** The DuckDB file to write. */
  readonly target: string;
  readonly threads: number | null;
}

/**
 * Writes a run's customers, one row each in the order of `segments.csv`, with the values of their columns, their
 * segments and the reasons: what is looked at, filtered and searched later. It can be made again at any time.
 *
 * @throws ClienteleError `data` for a source that cannot be used, `resource` when the machine is out of something;
 *   an AbortError when `ports.signal` aborts
 */
export async function writeCustomerTable(
  run: FittedRun,
  options: CustomerTableOptions,
  ports: RunPorts = {},
): Promise<void> {
  const threads = options.threads === null ? {} : { threads: options.threads };
  await using session = await openSession(await databaseOptions(options, [options.target], ports));
  if (ports.executor !== undefined) {
    await write(run, options, session, ports.executor, ports);
    return;
  }
  const pool = await createWorkerPool(threads);
  try {
    await write(run, options, session, pool, ports);
  } finally {
    await pool.close();
  }
}

async function write(
  run: FittedRun,
  { source, target }: CustomerTableOptions,
  session: Session,
  executor: Executor,
  ports: RunPorts,
): Promise<void> {
  const { model, manifest } = run;
  ports.onProgress?.({ stage: 'Reading the customers', done: 0, total: 100 });
  const customers = await customersOf(run, source, session);
  const { idColumn, columns } = customers;
  const relation = await customers.relation();
  const sheet = await startCustomerTable(session, { relation, idColumn }, layoutOf(run, columns));
  const names = new Set(columns.map(({ name }) => name));
  const wanted = model.inputs
    .filter(({ name }) => names.has(name))
    .map(({ name, kind }) => ({ name, kind }));
  await scoreBatches(
    { relation, wanted, nCustomers: manifest.data.customers },
    { model, scorer: createScorer(model), session, executor, sheet, ports },
  );
  ports.onProgress?.({ stage: 'Writing the customers', done: 90, total: 100 });
  await sheet.write(target);
}

async function customersOf(
  { model, manifest }: FittedRun,
  path: string,
  session: Session,
): Promise<Customers> {
  const known = await openKnownSource(session, path, model);
  const source = await known.described();
  const id = manifest.data.roles.find(({ role }) => role === 'id')?.name ?? null;
  const customers: Customers =
    model.aggregation === null
      ? await customersFromTable(session, source, { id })
      : await customersFromTransactions(session, source, model.aggregation);
  const ratios = ratiosIn(customers.columns, model.ratios);
  return ratios.length === 0 ? customers : customersWithRatios(session, customers, ratios);
}

/** Columns that name a customer or something else rather than describe it. */
const naming: ReadonlySet<Role> = new Set(['id', 'key']);

function layoutOf({ manifest, model }: FittedRun, columns: readonly ColumnSummary[]): Layout {
  const about = new Map(manifest.data.roles.map((role) => [role.name, role]));
  return {
    version: 2,
    runId: manifest.runId,
    nMaps: model.map === null ? 0 : 1 + model.otherMaps.length,
    columns: columns.flatMap((column) => {
      const role = about.get(column.name);
      return role === undefined || naming.has(role.role) ? [] : [described(column, role)];
    }),
    segments: manifest.segments.map(({ id, name, cluster }) => ({ id, name, cluster })),
  };
}

function described(
  { name, type }: ColumnSummary,
  { label, unit }: ColumnRole,
): Layout['columns'][number] {
  return { name, label, unit, kind: type === 'number' ? 'number' : 'category' };
}
