import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBDataChunk, DuckDBVector } from '@duckdb/node-api';
import { ClienteleError } from '../contract/index.ts';
import { createLanes, type LaneOptions } from './lanes.ts';
import { lockedSettings } from './lockedSettings.ts';
import { number } from './quoting.ts';
import { guarded, statementsOn, type Statements } from './statements.ts';

export interface SessionOptions {
  /** Folders in which statements may read and write files; none when not given, and nothing else on the machine. */
  readonly folders?: readonly string[];
  /** Memory that DuckDB may use, such as `4GB`; four fifths of the machine's when not given. */
  readonly memoryLimit?: string;
  /** Threads that DuckDB may use; one a core when not given. */
  readonly threads?: number;
  /** Where temporary files go; the system's place when not given. */
  readonly tempDirectory?: string;
}

export { asResourceError, type Cell, type Row } from './statements.ts';

/** Values of one column of new rows; NaN is NULL. */
export type NewColumn = readonly (string | null)[] | Float64Array | Int32Array;

/** An in-memory DuckDB. Close it, or hold it with `await using`. */
export interface Session extends Statements, AsyncDisposable {
  /** A folder of this session's own, removed when it closes. */
  readonly tempDirectory: string;
  /** Adds rows to a table of columns of text, DOUBLE and INTEGER; all columns have the same length, null is NULL. */
  append(table: string, columns: readonly NewColumn[]): Promise<void>;
  /** Runs `work` on one thread, so that sums of floats add up in row order and are the same everywhere. */
  inOrder<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Takes statements of many callers, on connections of their own; see {@link createLanes}. From then on no setting can
   * be changed.
   */
  lanes(options: LaneOptions): Promise<Statements>;
  /** A table name not used before in this session. */
  freshName(prefix: string): string;
  close(): Promise<void>;
}

/**
 * Opens an in-memory DuckDB that reaches no file but those in the folders it is given, no other machine, and never
 * loads an extension.
 *
 * @throws ClienteleError `resource` from any of its methods when memory or disk runs out
 */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  // Only here, so that what needs no data does not wait for a database to load.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const tempDirectory = await makeFolder(options.tempDirectory ?? tmpdir());
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    temp_directory: tempDirectory,
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const connection = await instance.connect();
  const opened = [connection];
  const closed = { done: false };
  const names = { used: 0 };
  const { run, rows, row } = statementsOn(connection);
  for (const statement of lockedSettings([...(options.folders ?? []), tempDirectory])) {
    await run(statement);
  }

  async function* chunks(sql: string): AsyncGenerator<DuckDBDataChunk> {
    // A connection of its own: the next statement on a connection ends what it still streams, without an error.
    const own = await guarded(() => instance.connect());
    try {
      yield* statementsOn(own).chunks(sql);
    } finally {
      own.closeSync();
    }
  }

  async function append(table: string, columns: readonly NewColumn[]): Promise<void> {
    const { DuckDBDataChunk } = await import('@duckdb/node-api');
    const appender = await connection.createAppender(table);
    const types = columns.map((_, i) => appender.columnType(i));
    const nRows = columns[0]?.length ?? 0;
    await guarded(async () => {
      for (let from = 0; from < nRows; from += rowsInChunk) {
        const to = Math.min(nRows, from + rowsInChunk);
        const chunk = DuckDBDataChunk.create(types, to - from);
        columns.forEach((values, i) => fill(chunk.getColumnVector(i), values, from, to));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    });
  }

  async function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const { threads } = await row(`SELECT current_setting('threads') AS threads`);
    await run('SET threads = 1');
    try {
      return await work();
    } finally {
      await run(`SET threads = ${number(Number(threads))}`);
    }
  }

  async function lanes(laneOptions: LaneOptions): Promise<Statements> {
    await run('SET lock_configuration = true');
    const own = await Promise.all(
      Array.from({ length: laneOptions.connections }, () => instance.connect()),
    );
    opened.push(...own);
    return createLanes(
      own.map((each) => ({ ...statementsOn(each), interrupt: () => each.interrupt() })),
      laneOptions,
    );
  }

  async function close(): Promise<void> {
    if (closed.done) return;
    closed.done = true;
    for (const each of opened) each.closeSync();
    instance.closeSync();
    await rm(tempDirectory, { recursive: true, force: true });
  }

  return {
    tempDirectory,
    run,
    rows,
    row,
    chunks,
    append,
    inOrder,
    lanes,
    freshName: (prefix) => `${prefix}_${(names.used += 1)}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Rows that a data chunk of DuckDB holds. */
const rowsInChunk = 2048;

function fill(vector: DuckDBVector, values: NewColumn, from: number, to: number): void {
  const items = 'items' in vector ? vector.items : null;
  if (items instanceof Float64Array && values instanceof Float64Array) {
    items.set(values.subarray(from, to));
    for (let i = from; i < to; i++) if (Number.isNaN(values[i])) vector.setItem(i - from, null);
  } else {
    for (let i = from; i < to; i++) {
      const value = values[i];
      vector.setItem(i - from, typeof value === 'number' && Number.isNaN(value) ? null : value);
    }
  }
  vector.flush();
}

async function makeFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, 'clientele-')).catch((error: unknown) => {
    throw new ClienteleError(
      'resource',
      'No temporary folder can be made; name a place that can be written to in TMPDIR.',
      { cause: error },
    );
  });
}
