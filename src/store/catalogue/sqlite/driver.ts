import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import { patiently } from './patiently.ts';

/** Kysely's driver over one connection of `node:sqlite`; Kysely itself lets one user at a time have it. */
export function sqliteDriver(open: () => Promise<DatabaseSync>): Driver {
  let database: DatabaseSync | null = null;
  const prepared = new Map<string, Prepared>();
  const opened = (): DatabaseSync => {
    if (database === null) throw new Error('the catalogue is not open');
    return database;
  };
  const say = (statement: string): Promise<void> => patiently(() => opened().exec(statement));
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = opened().prepare(sql);
    const made = { statement, gives: statement.columns().length > 0 };
    if (prepared.size >= keptStatements) prepared.clear();
    prepared.set(sql, made);
    return made;
  };
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) =>
      patiently(() => execute<R>(prepare(query.sql), query)),
    streamQuery: () => {
      throw new Error('the catalogue reads whole results, and no streams');
    },
  };
  return {
    init: async () => {
      database = await open();
    },
    acquireConnection: () => Promise.resolve(connection),
    // One that begins by reading and writes later could be refused in the middle, so the lock is taken at once.
    beginTransaction: (_, { accessMode }) =>
      say(accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE'),
    commitTransaction: () => say('COMMIT'),
    rollbackTransaction: () => {
      // SQLite ends a transaction by itself after some errors, such as a full disk.
      return opened().isTransaction ? say('ROLLBACK') : Promise.resolve();
    },
    releaseConnection: () => Promise.resolve(),
    destroy: () => {
      prepared.clear();
      database?.close();
      database = null;
      return Promise.resolve();
    },
  };
}

interface Prepared {
  readonly statement: StatementSync;
  /** Whether it gives rows. */
  readonly gives: boolean;
}

/** Statements that stay prepared: more than the catalogue has, but for lists of different lengths. */
const keptStatements = 200;

function execute<R>({ statement, gives }: Prepared, { parameters }: CompiledQuery): QueryResult<R> {
  const values = parameters.map(bindable);
  if (gives) {
    const rows = statement.all(...values).map((row) => ({ ...row }));
    // The rows have the shape that Kysely derived for the statement.
    return { rows: rows as R[] };
  }
  const { changes, lastInsertRowid } = statement.run(...values);
  return {
    rows: [],
    numAffectedRows: BigInt(changes),
    insertId: BigInt(lastInsertRowid),
  };
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`the catalogue stores texts and numbers, and no ${typeof value}`);
}
