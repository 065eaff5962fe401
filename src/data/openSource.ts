import { describeRelation } from './describe.ts';
import { name } from './quoting.ts';
import type { Session } from './session.ts';
import { readSource } from './sources/readSource.ts';
import type { Source } from './sources/source.ts';
import { typeColumns, type TypingOptions } from './typing/index.ts';

/**
 * With `markers: auto`, values such as `unknown`, pdays = -1 or the birth date 1/1/1800 become missing; with `none`
 * they stay.
 */
export type OpenOptions = TypingOptions;

/**
 * Reads a source into a table of typed columns, rows in file order: CSV, TSV, Parquet, JSON, Excel, SQLite or DuckDB
 * files, plain or packed, several files as one table, tables of a PostgreSQL database, two of these joined.
 * The format is found from the content, then from the name. rowsRead + rowsRejected are all rows of
 * the source.
 *
 * @param reference see {@link parseReference}
 * @throws ClienteleError `data` when the file is missing, a folder, unreadable, empty, binary, without rows
 *   or not sound; `resource` when memory or disk runs out
 */
export async function openSource(
  session: Session,
  reference: string,
  options: OpenOptions,
): Promise<Source> {
  const { raw, names, format, fingerprint } = await readSource(session, reference);
  const typed = await typeColumns(session, raw, options);
  await session.run(`DROP TABLE ${name(raw.table)}`);
  const origins = new Map(typed.columns.map((column) => [column.name, column]));
  return {
    names,
    format,
    relation: typed.table,
    columns: await describeRelation(session, typed.table, origins),
    readings: typed.columns.map(({ reading }) => reading),
    rowsRead: raw.rowsRead,
    rowsRejected: raw.rowsRejected,
    rejects: raw.rejects,
    fingerprint,
    decisions: [...raw.decisions, ...typed.decisions],
    markers: typed.markers,
    doubts: typed.doubts,
  };
}

/** Gives back the memory of a source whose rows are no longer needed; its columns stay known. */
export async function dropSource(session: Session, source: Source): Promise<void> {
  await session.run(`DROP TABLE ${name(source.relation)}`);
}
