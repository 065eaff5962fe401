import type { SQLOutputValue } from 'node:sqlite';
import { ClienteleError } from '../../../contract/index.ts';
import { uniqueNames } from '../../names.ts';
import { name } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { emptyFile } from '../file.ts';
import { choosePart } from '../parts.ts';
import type { RawTable, SourceFile, SourceParts, SourceReader, WantedPart } from '../source.ts';
import { startTextTable } from '../textTable.ts';

const magic = 'SQLite format 3\0';

/** A table, view or query of a SQLite database file, opened for reading alone. */
export const sqlite: SourceReader = {
  format: 'sqlite',
  endings: [],
  recognises: (head) => head.subarray(0, magic.length).toString('latin1') === magic,
  parts,
  read,
};

async function parts(
  _: Session,
  file: Pick<SourceFile, 'path' | 'baseName'>,
): Promise<SourceParts> {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    const database = new DatabaseSync(file.path, { readOnly: true });
    try {
      return { kind: 'table', names: tablesOf(database) };
    } finally {
      database.close();
    }
  } catch (error) {
    throw unsound(error, file.baseName, { query: null });
  }
}

async function read(session: Session, file: SourceFile, wanted: WantedPart): Promise<RawTable> {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    const database = new DatabaseSync(file.path, { readOnly: true });
    try {
      // What a view of the file may call is held to what changes and reveals nothing.
      database.exec('PRAGMA trusted_schema = OFF');
      const statement = database.prepare(wanted.query ?? selectAll(database, file, wanted.part));
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      const given = statement.columns().map((column) => column.name);
      if (given.length === 0) throw notRows(file.baseName);
      const { names, decisions } = uniqueNames(given);
      const rows = await startTextTable(session, names.length);
      for (const row of statement.iterate()) await rows.add(Object.values(row).map(asText));
      const rowsRead = await rows.finish();
      if (rowsRead === 0) throw emptyFile(file.baseName);
      const columns = rows.slots.map((slot, i) => ({ slot, name: names[i] ?? slot }));
      return { table: rows.table, columns, rowsRead, rowsRejected: 0, rejects: [], decisions };
    } finally {
      database.close();
    }
  } catch (error) {
    throw unsound(error, file.baseName, wanted);
  }
}

interface Prepares {
  prepare(sql: string): { all(): unknown[] };
}

function selectAll(database: Prepares, file: SourceFile, part: string | null): string {
  return `SELECT * FROM ${name(choosePart('table', part, tablesOf(database), file.baseName))}`;
}

function tablesOf(database: Prepares): string[] {
  return database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all()
    .map((row) => String(Object.values(row as object)[0]));
}

/** A blob says nothing that could be read; that it is there is all that is kept. */
function asText(value: SQLOutputValue): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? `${value.length} bytes` : String(value);
}

function notRows(baseName: string): ClienteleError {
  return new ClienteleError('usage', `The query on ${baseName} gives no rows; write a SELECT.`);
}

function unsound(error: unknown, baseName: string, { query }: Pick<WantedPart, 'query'>): unknown {
  if (error instanceof ClienteleError) return error;
  const said = error instanceof Error ? error.message : '';
  if (query !== null && /syntax|no such|readonly|read-only|ambiguous/i.test(said)) {
    return new ClienteleError(
      'usage',
      `SQLite refuses the query on ${baseName} (${said}); mend it, it may only read.`,
      { cause: error },
    );
  }
  return new ClienteleError(
    'data',
    `${baseName} is not a sound SQLite database; copy it again while no program writes to it.`,
    { cause: error },
  );
}
