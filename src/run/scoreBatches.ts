import { setImmediate } from 'node:timers/promises';
import type { ModelFile } from '../contract/index.ts';
import { forestFromJson, type Executor, type Matrix, type Table } from '../core/index.ts';
import { readBatches, type Session, type WantedColumn } from '../data/index.ts';
import type { Scorer, TableScores } from '../scoring/index.ts';
import type { RunPorts } from './ports.ts';

/** Customers that are in memory at a time. */
const batchRows = 65_536;

/** A table of customers to score. */
export interface CustomersToScore {
  readonly relation: string;
  /** The model's inputs that the table has. */
  readonly wanted: readonly WantedColumn[];
  readonly nCustomers: number;
}

export interface Scoring {
  readonly model: ModelFile;
  readonly scorer: Scorer;
  readonly session: Session;
  readonly executor: Executor;
  readonly sheet: { readonly add: (scores: TableScores) => Promise<void> };
  readonly ports: RunPorts;
}

export interface Tally {
  /** Customers of each cluster. */
  readonly sizes: Int32Array;
  unscored: number;
  noted: number;
}

/** A batch with what the forest says of it; null without a forest. */
interface Voted {
  readonly table: Table;
  readonly probabilities: Matrix | null;
}

/**
 * Scores customers a batch at a time and puts the scores on a sheet, in the order of the table.
 *
 * @throws an AbortError when `ports.signal` aborts; a RangeError when the table has another number of customers
 */
export async function scoreBatches(
  { relation, wanted, nCustomers }: CustomersToScore,
  { model, scorer, session, executor, sheet, ports }: Scoring,
): Promise<Tally> {
  const { classifier, segments } = model;
  const forest = classifier === null ? null : forestFromJson(classifier.forest);
  const tally: Tally = { sizes: new Int32Array(segments.length), unscored: 0, noted: 0 };
  let done = 0;
  const finish = async ({ table, probabilities }: Voted): Promise<void> => {
    const scores = scorer.scoreTable(table, probabilities);
    await sheet.add(scores);
    count(tally, scores);
    done += table.nRows;
    const part = Math.round(20 + (70 * done) / nCustomers);
    ports.onProgress?.({ stage: 'Scoring customers', done: part, total: 100 });
  };
  const finishSoon = async (batch: Voted | null): Promise<void> => {
    await setImmediate();
    if (batch !== null) await finish(batch);
  };
  let voted: Voted | null = null;
  for await (const table of readBatches(session, relation, null, wanted, batchRows)) {
    ports.signal?.throwIfAborted();
    const rows = scorer.classifierRows(table);
    const votes =
      rows === null || forest === null ? null : executor.forestProbabilities(forest, rows);
    // While other threads vote on this batch, this one scores the batch before.
    const [probabilities]: [Matrix | null, unknown] = await Promise.all([votes, finishSoon(voted)]);
    voted = { table, probabilities };
  }
  if (voted !== null) await finish(voted);
  if (done !== nCustomers) throw new RangeError(`${done} of ${nCustomers} customers were scored`);
  return tally;
}

function count(tally: Tally, { clusters, notes }: ReturnType<Scorer['scoreTable']>): void {
  for (const cluster of clusters) {
    if (cluster < 0) tally.unscored++;
    else tally.sizes[cluster]++;
  }
  for (const note of notes) if (note !== '') tally.noted++;
}
