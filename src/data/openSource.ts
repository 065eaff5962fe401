import { describeRelation } from './describe.ts';
import { name } from './quoting.ts';
import type { Session } from './session.ts';
import { lookAt } from './sources/file.ts';
import { readerFor } from './sources/registry.ts';
import type { Source } from './sources/source.ts';
import { typeColumns } from './typing/index.ts';

export interface OpenOptions {
  /** With `auto`, values such as `unknown`, pdays = -1 or the birth date 1/1/1800 become missing; with `none` they stay. */
  readonly markers: 'auto' | 'none';
}

/**
 * Reads a CSV, TSV, Parquet or JSON file into a table of typed columns, rows in file order.
 * The format is found from the content, then from the name. rowsRead + rowsRejected are all rows of
 * the file.
 *
 * @throws ClienteleError `data` when the file is missing, a folder, unreadable, empty, binary, without rows
 *   or not sound; `resource` when memory or disk runs out
 */
export async function openSource(
  session: Session,
  path: string,
  options: OpenOptions,
): Promise<Source> {
  const file = await lookAt(path);
  const reader = readerFor(file);
  const raw = await reader.read(session, file);
  const typed = await typeColumns(session, raw, options.markers);
  await session.run(`DROP TABLE ${name(raw.table)}`);
  const origins = new Map(typed.columns.map((column) => [column.name, column]));
  return {
    path,
    format: reader.format,
    relation: typed.table,
    columns: await describeRelation(session, typed.table, origins),
    readings: typed.columns.map(({ reading }) => reading),
    rowsRead: raw.rowsRead,
    rowsRejected: raw.rowsRejected,
    rejects: raw.rejects,
    fingerprint: file.survey.fingerprint,
    decisions: [...raw.decisions, ...typed.decisions],
    markers: typed.markers,
  };
}

/** Gives back the memory of a source whose rows are no longer needed; its columns stay known. */
export async function dropSource(session: Session, source: Source): Promise<void> {
  await session.run(`DROP TABLE ${name(source.relation)}`);
}
