import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { ClienteleError } from '../contract/index.ts';

/** A value as a statement gives it; whole numbers of any width come as numbers. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Takes SQL statements. */
export interface Statements {
  readonly run: (sql: string) => Promise<void>;
  /** All rows of a small result. Lists, dates and times must be cast to text in the statement. */
  readonly rows: (sql: string) => Promise<Row[]>;
  /** The only row of a result of one row. */
  readonly row: (sql: string) => Promise<Row>;
  /** A large result, chunk by chunk. */
  readonly chunks: (sql: string) => AsyncGenerator<DuckDBDataChunk>;
}

/** Statements on one connection. */
export function statementsOn(connection: DuckDBConnection): Statements {
  async function rows(sql: string): Promise<Row[]> {
    const reader = await guarded(() => connection.runAndReadAll(sql));
    const names = reader.deduplicatedColumnNames();
    // Not as objects of the driver's, which lose a column called __proto__.
    return reader
      .getRowsJS()
      .map((row) => Object.fromEntries(row.map((value, i) => [names[i], cellOf(names[i], value)])));
  }

  return {
    rows,
    async run(sql) {
      await guarded(() => connection.run(sql));
    },
    async row(sql) {
      const [first] = await rows(sql);
      if (first === undefined) throw new RangeError('the statement gave no row');
      return first;
    },
    async *chunks(sql) {
      const result = await guarded(() => connection.stream(sql));
      for (;;) {
        const chunk = await guarded(() => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
      }
    },
  };
}

function cellOf(key: string, value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return value as Cell;
  throw new TypeError(`column ${key} of the statement is neither text, number nor yes/no`);
}

/** Does what asks DuckDB, with {@link asResourceError}. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
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
