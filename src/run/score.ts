import { basename } from 'node:path';
import { createWorkerPool } from '../compute/index.ts';
import type { Decision, ModelFile, RunManifest, ScoreReport } from '../contract/index.ts';
import { forestFromJson, type Executor } from '../core/index.ts';
import {
  customersFromTransactions,
  laterWindow,
  openKnownSource,
  openSession,
  originalOf,
  readBatches,
  startScoreSheet,
  type KnownSource,
  type ScoreSheet,
  type Session,
  type WantedColumn,
} from '../data/index.ts';
import { createScorer, shareShift, type Scorer } from '../scoring/index.ts';
import type { RunPorts } from './ports.ts';

/** A finished run to score with. */
export interface FittedRun {
  readonly manifest: RunManifest;
  readonly model: ModelFile;
}

export interface ScoreOptions {
  /** The file with the customers, or with their transactions where the segments were made from such. */
  readonly source: string;
  /** The file to write, and what it is called to people. */
  readonly target: { readonly path: string; readonly name: string };
  readonly format: 'csv' | 'parquet';
  readonly threads: number | null;
}

/** Customers that are in memory at a time. */
const batchRows = 65_536;

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
  await using session = await openSession(threads);
  if (ports.executor !== undefined) {
    return scoreWith(run, options, scorer, session, ports.executor, ports);
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
  const tally = await scoreAll(customers, { run, scorer, session, executor, sheet, ports });
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
  const { relation, columns, original, nCustomers, decisions } =
    model.aggregation === null
      ? { ...source, nCustomers: source.rowsRead, decisions: [] }
      : await customersOfTransactions(session, source, model.aggregation);
  const names = new Set(columns.map(({ name }) => name));
  return {
    relation,
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
  const { relation, columns } = made;
  return {
    relation,
    columns,
    original: originalOf(made),
    nCustomers: columns[0].count + columns[0].missing,
    decisions: [...window.decisions, ...made.decisions],
  };
}

interface Scoring {
  readonly run: FittedRun;
  readonly scorer: Scorer;
  readonly session: Session;
  readonly executor: Executor;
  readonly sheet: ScoreSheet;
  readonly ports: RunPorts;
}

interface Tally {
  /** Customers of each cluster. */
  readonly sizes: Int32Array;
  unscored: number;
  noted: number;
}

async function scoreAll(
  { relation, wanted, nCustomers }: ScoredCustomers,
  { run, scorer, session, executor, sheet, ports }: Scoring,
): Promise<Tally> {
  const { classifier, segments } = run.model;
  const forest = classifier === null ? null : forestFromJson(classifier.forest);
  const tally: Tally = { sizes: new Int32Array(segments.length), unscored: 0, noted: 0 };
  let done = 0;
  for await (const table of readBatches(session, relation, null, wanted, batchRows)) {
    ports.signal?.throwIfAborted();
    const rows = scorer.classifierRows(table);
    const probabilities =
      rows === null || forest === null ? null : await executor.forestProbabilities(forest, rows);
    const scores = scorer.scoreTable(table, probabilities);
    await sheet.add(scores);
    count(tally, scores);
    done += table.nRows;
    const part = Math.round(20 + (70 * done) / nCustomers);
    ports.onProgress?.({ stage: 'Scoring customers', done: part, total: 100 });
  }
  return tally;
}

function count(tally: Tally, { clusters, notes }: ReturnType<Scorer['scoreTable']>): void {
  for (const cluster of clusters) {
    if (cluster < 0) tally.unscored++;
    else tally.sizes[cluster]++;
  }
  for (const note of notes) if (note !== '') tally.noted++;
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
