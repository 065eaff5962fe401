import { ClienteleError } from '../../../contract/index.ts';
import { name, target, text } from '../../quoting.ts';
import type { Session } from '../../session.ts';
import { emptyFile } from '../file.ts';
import { choosePart } from '../parts.ts';
import type { RawTable, SourceFile, SourceParts, SourceReader, WantedPart } from '../source.ts';
import { readTyped } from '../typedRelation.ts';

/**
 * A table of a DuckDB database file, opened for reading alone. Views are left out: one that came with a file could
 * read other files of this machine.
 */
export const duckdb: SourceReader = {
  format: 'duckdb',
  endings: [],
  recognises: (head) => head.subarray(8, 12).toString('latin1') === 'DUCK',
  parts,
  read,
};

async function parts(
  session: Session,
  file: Pick<SourceFile, 'path' | 'baseName'>,
): Promise<SourceParts> {
  return attached(session, file, async (database) => ({
    kind: 'table',
    names: [...(await tablesOf(session, database)).keys()],
  }));
}

async function read(session: Session, file: SourceFile, wanted: WantedPart): Promise<RawTable> {
  if (wanted.query !== null) throw noQueries(file.baseName);
  return attached(session, file, async (database) => {
    const tables = await tablesOf(session, database);
    const chosen = choosePart('table', wanted.part, [...tables.keys()], file.baseName);
    const { schema, part } = tables.get(chosen) ?? { schema: 'main', part: chosen };
    const from = [database, schema, part].map(name).join('.');
    const table = await readTyped('TABLE', session, from, file.baseName);
    if (table.rowsRead === 0) throw emptyFile(`${file.baseName}, table ${chosen},`);
    return table;
  });
}

/** Does `work` while the file is attached under a name of its own. */
async function attached<T>(
  session: Session,
  { path, baseName }: Pick<SourceFile, 'path' | 'baseName'>,
  work: (database: string) => Promise<T>,
): Promise<T> {
  const database = session.freshName('database');
  try {
    await session.run(`ATTACH ${target(path)} AS ${name(database)} (READ_ONLY)`);
  } catch (error) {
    throw unsound(error, baseName);
  }
  try {
    return await work(database);
  } catch (error) {
    throw unsound(error, baseName);
  } finally {
    await session.run(`DETACH ${name(database)}`);
  }
}

interface TableName {
  readonly schema: string;
  readonly part: string;
}

/** By the name that people write. */
async function tablesOf(
  session: Session,
  database: string,
): Promise<ReadonlyMap<string, TableName>> {
  const found = await session.rows(
    `SELECT schema_name AS schema, table_name AS part FROM duckdb_tables() WHERE database_name = ${text(database)}
     ORDER BY 1, 2`,
  );
  return new Map(
    found.map(({ schema, part }) => [
      schema === 'main' ? String(part) : `${String(schema)}.${String(part)}`,
      { schema: String(schema), part: String(part) },
    ]),
  );
}

/** A statement would run inside our own session, where it could read any file. */
function noQueries(baseName: string): ClienteleError {
  return new ClienteleError(
    'usage',
    `A query cannot be run on ${baseName}; name a table, as in "${baseName}?table=…".`,
  );
}

function unsound(error: unknown, baseName: string): unknown {
  if (error instanceof ClienteleError) return error;
  return new ClienteleError(
    'data',
    `${baseName} cannot be read as a DuckDB database; check that no program holds it open and that it was written by DuckDB 1.5 or earlier.`,
    { cause: error },
  );
}
