import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBDataChunk, DuckDBVector } from '@duckdb/node-api';
import { ClienteleError } from '../contract/index.ts';
import { number } from './quoting.ts';

export interface SessionOptions {
  /** Memory that DuckDB may use, such as `4GB`; four fifths of the machine's when not given. */
  readonly memoryLimit?: string;
  /** Threads that DuckDB may use; one a core when not given. */
  readonly threads?: number;
  /** Where temporary files go; the system's place when not given. */
  readonly tempDirectory?: string;
}

/** A value as a statement gives it; whole numbers of any width come as numbers. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Values of one column of new rows; NaN is NULL. */
export type NewColumn = readonly (string | null)[] | Float64Array | Int32Array;

/** An in-memory DuckDB. Close it, or hold it with `await using`. */
export interface Session extends AsyncDisposable {
  /** A folder of this session's own, removed when it closes. */
  readonly tempDirectory: string;
  run(sql: string): Promise<void>;
  /** All rows of a small result. Lists, dates and times must be cast to text in the statement. */
  rows(sql: string): Promise<Row[]>;
  /** The only row of a result of one row. */
  row(sql: string): Promise<Row>;
  /** A large result, chunk by chunk; other statements may run meanwhile. */
  chunks(sql: string): AsyncGenerator<DuckDBDataChunk>;
  /** Adds rows to a table of columns of text, DOUBLE and INTEGER; all columns have the same length, null is NULL. */
  append(table: string, columns: readonly NewColumn[]): Promise<void>;
  /** Runs `work` on one thread, so that sums of floats add up in row order and are the same everywhere. */
  inOrder<T>(work: () => Promise<T>): Promise<T>;
  /** A table name not used before in this session. */
  freshName(prefix: string): string;
  close(): Promise<void>;
}

/**
 * Opens an in-memory DuckDB that never downloads an extension.
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
  const closed = { done: false };
  const names = { used: 0 };

  async function rows(sql: string): Promise<Row[]> {
    const reader = await guarded(() => connection.runAndReadAll(sql));
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cellOf(key, value)])),
      );
  }

  async function row(sql: string): Promise<Row> {
    const [first] = await rows(sql);
    if (first === undefined) throw new RangeError('the statement gave no row');
    return first;
  }

  async function run(sql: string): Promise<void> {
    await guarded(() => connection.run(sql));
  }

  async function* chunks(sql: string): AsyncGenerator<DuckDBDataChunk> {
    // The next statement on a connection ends what it is still giving, without an error.
    const own = await instance.connect();
    try {
      const result = await guarded(() => own.stream(sql));
      for (;;) {
        const chunk = await guarded(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
      }
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

  async function close(): Promise<void> {
    if (closed.done) return;
    closed.done = true;
    connection.closeSync();
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
    freshName: (prefix) => `${prefix}_${(names.used += 1)}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Rows that a data chunk of DuckDB holds. */
const rowsInChunk = 2048;

function fill(vector: DuckDBVector, values: NewColumn, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const value = values[i];
    vector.setItem(i - from, typeof value === 'number' && Number.isNaN(value) ? null : value);
  }
  vector.flush();
}

function cellOf(key: string, value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return value as Cell;
  throw new TypeError(`column ${key} of the statement is neither text, number nor yes/no`);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asResourceError(error);
  }
}

/** An error of memory or disk as a ClienteleError that says what to do; any other error as it is. */
export function asResourceError(error: unknown): unknown {
  const said = error instanceof Error ? error.message : '';
  if (error instanceof ClienteleError) return error;
  if (/out of memory|failed to allocate/i.test(said)) {
    return new ClienteleError(
      'resource',
      'The data do not fit into the memory that is allowed; allow more, or give a smaller file.',
      { cause: error },
    );
  }
  if (/no space left|could not write/i.test(said)) {
    return new ClienteleError(
      'resource',
      'The disk for temporary files is full; make room or name another place in TMPDIR.',
      { cause: error },
    );
  }
  return error;
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
