import { basename } from 'node:path';
import { createWorkerPool } from '../compute/index.ts';
import type { Decision, ModelFile, ScoreReport } from '../contract/index.ts';
import type { Executor } from '../core/index.ts';
import {
  customersFromTransactions,
  laterWindow,
  openKnownSource,
  openSession,
  originalOf,
  ratiosIn,
  startScoreSheet,
  withRatios,
  type KnownSource,
  type Session,
  type WantedColumn,
} from '../data/index.ts';
import { createScorer, shareShift, type Scorer } from '../scoring/index.ts';
import { databaseOptions } from './databaseOptions.ts';
import type { FittedRun, RunPorts } from './ports.ts';
import { scoreBatches, type Tally } from './scoreBatches.ts';

export interface ScoreOptions {
  /** The file with the customers, or with their transactions where the segments were made from such. */
  readonly source: string;
  /** The file to write, and what it is called to people. */
  readonly target: { readonly path: string; readonly name: string };
  readonly format: 'csv' | 'parquet';
  readonly threads: number | null;
}

/**
 * Scores the customers of a source with the model of a run, a batch at a time, and writes them with their
 * segments, probabilities, distances and reasons.
 *
 * @throws ClienteleError `data` for a source or a model that cannot be used, `resource` when the machine is out
 *   of something; an AbortError when `ports.signal` aborts
 */
export async function scoreCustomers(
  run: FittedRun,
  options: ScoreOptions,
  ports: RunPorts = {},
): Promise<ScoreReport> {
  const scorer = createScorer(run.model);
  const threads = options.threads === null ? {} : { threads: options.threads };
  await using session = await openSession(
    await databaseOptions(options, [options.target.path], ports),
  );
  if (ports.executor !== undefined) {
    // Awaited here: on return the session closes.
    return await scoreWith(run, options, scorer, session, ports.executor, ports);
  }
  const pool = await createWorkerPool(threads);
  try {
    const report = await scoreWith(run, options, scorer, session, pool, ports);
    return pool.notice === null
      ? report
      : { ...report, warnings: [...report.warnings, pool.notice] };
  } finally {
    await pool.close();
  }
}

async function scoreWith(
  run: FittedRun,
  options: ScoreOptions,
  scorer: Scorer,
  session: Session,
  executor: Executor,
  ports: RunPorts,
): Promise<ScoreReport> {
  const start = performance.now();
  ports.onProgress?.({ stage: 'Reading the source', done: 0, total: 100 });
  const source = await openKnownSource(session, options.source, run.model);
  const customers = await customersOf(session, source, run.model);
  const read = performance.now();
  const sheet = await startScoreSheet(session, customers.original, run.model.segments);
  const tally = await scoreBatches(customers, {
    model: run.model,
    scorer,
    session,
    executor,
    sheet,
    ports,
  });
  const scored = performance.now();
  ports.onProgress?.({ stage: 'Writing the scores', done: 90, total: 100 });
  await sheet.write(options.target.path, options.format);
  const end = performance.now();
  return reportOf(run, options, source, customers, tally, {
    read: Math.round(read - start),
    score: Math.round(scored - read),
    write: Math.round(end - scored),
    total: Math.round(end - start),
  });
}

/** The customer table to score, and the columns that its rows are written with. */
interface ScoredCustomers {
  readonly relation: string;
  /** The model's inputs that the table has. */
  readonly wanted: readonly WantedColumn[];
  readonly absent: readonly string[];
  readonly nCustomers: number;
  readonly original: KnownSource['original'];
  readonly decisions: readonly Decision[];
}

async function customersOf(
  session: Session,
  source: KnownSource,
  model: ModelFile,
): Promise<ScoredCustomers> {
  const { original, nCustomers, decisions, ...made } =
    model.aggregation === null
      ? { ...source, nCustomers: source.rowsRead, decisions: [] }
      : await customersOfTransactions(session, source, model.aggregation);
  const ratios = ratiosIn(made.columns, model.ratios);
  const names = new Set([...made.columns, ...ratios].map(({ name }) => name));
  return {
    relation:
      ratios.length === 0 ? made.relation : await withRatios(session, made.relation, ratios),
    wanted: model.inputs
      .filter(({ name }) => names.has(name))
      .map(({ name, kind }) => ({ name, kind })),
    absent: model.inputs
      .filter(({ name, clustered }) => clustered && !names.has(name))
      .map(({ name }) => name),
    nCustomers,
    original,
    decisions,
  };
}

async function customersOfTransactions(
  session: Session,
  source: KnownSource,
  earlier: NonNullable<ModelFile['aggregation']>,
): Promise<
  Pick<ScoredCustomers, 'relation' | 'original' | 'nCustomers' | 'decisions'> &
    Pick<KnownSource, 'columns'>
> {
  const window = await laterWindow(session, source.relation, earlier);
  const made = await customersFromTransactions(
    session,
    await source.described(),
    window.aggregation,
  );
  const { columns } = made;
  const relation = await made.relation();
  return {
    relation,
    columns,
    original: originalOf(relation, columns),
    nCustomers: columns[0].count + columns[0].missing,
    decisions: [...window.decisions, ...made.decisions],
  };
}

function reportOf(
  { manifest, model }: FittedRun,
  { source: path, target }: ScoreOptions,
  source: KnownSource,
  customers: ScoredCustomers,
  { sizes, unscored, noted }: Tally,
  timings: ScoreReport['timings'],
): ScoreReport {
  const scored = Math.max(1, customers.nCustomers - unscored);
  const segments = manifest.segments.map(({ id, name, cluster, share }) => ({
    id,
    name,
    size: sizes[cluster],
    share: sizes[cluster] / scored,
    trainedShare: share,
  }));
  return {
    schemaVersion: 1,
    runId: manifest.runId,
    source: basename(path),
    file: target.name,
    shape: model.shape,
    rowsRead: source.rowsRead,
    rowsRejected: source.rowsRejected,
    rejects: [...source.rejects],
    customers: customers.nCustomers,
    unscored,
    noted,
    absent: [...customers.absent],
    decisions: [...source.decisions, ...customers.decisions],
    segments,
    shift: shareShift(
      segments.map(({ share }) => share),
      segments.map(({ trainedShare }) => trainedShare),
    ),
    warnings: warningsOf(customers, model),
    timings,
  };
}

function warningsOf({ absent }: ScoredCustomers, { classifier }: ModelFile): string[] {
  if (absent.length === 0) return [];
  const columns = absent.join(', ');
  const how =
    classifier === null
      ? 'their usual values stand in for them'
      : 'the forest tells the segments from the other columns';
  return [`The source lacks ${columns}, which the segments were formed on; ${how}.`];
}
