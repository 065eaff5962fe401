import type { Decision, Reject } from '../contract/index.ts';
import { describeRelation } from './describe.ts';
import { name, path as pathLiteral } from './quoting.ts';
import type { Session } from './session.ts';
import { readSource } from './sources/readSource.ts';
import type { RawColumn, Source } from './sources/source.ts';
import { typeKnownColumns, type KnownColumns } from './typing/knownColumns.ts';

/** A source that is read as an earlier one was. */
export interface KnownSource {
  /** Name of the typed table: the columns that the earlier source had too, under their names there. */
  readonly relation: string;
  readonly columns: readonly { readonly name: string }[];
  /** Columns of the earlier source that this one lacks. */
  readonly absent: readonly string[];
  /** All columns as the file has them, row by row beside `relation`: what to select from, and each column in it. */
  readonly original: { readonly from: string; readonly columns: readonly RawColumn[] };
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly rejects: readonly Reject[];
  readonly decisions: readonly Decision[];
  /** The same as a source that customers can be made from. */
  readonly described: () => Promise<Source>;
}

/**
 * Reads a source as an earlier one was read: every value means what it would have meant there.
 *
 * @throws ClienteleError `data` as `openSource`, and when a column is written in another way than it was
 */
export async function openKnownSource(
  session: Session,
  reference: string,
  known: KnownColumns,
): Promise<KnownSource> {
  const { raw, names, format, fingerprint, file } = await readSource(session, reference, 'view');
  const typed = await typeKnownColumns(session, raw, known);
  const formats = new Map(known.columns.map((column) => [column.name, column]));
  const source = {
    relation: typed.table,
    rowsRead: raw.rowsRead,
    rowsRejected: raw.rowsRejected,
    rejects: raw.rejects,
    decisions: [...raw.decisions, ...typed.decisions],
  };
  return {
    ...source,
    columns: typed.columns,
    absent: typed.absent,
    original:
      // Parquet keeps the types of its columns, which the raw table, all text, does not.
      format === 'parquet' && file !== null
        ? { from: `read_parquet(${pathLiteral(file)})`, columns: slotsByName(raw.columns) }
        : { from: name(raw.table), columns: raw.columns },
    described: async () => ({
      ...source,
      names,
      format,
      columns: await describeRelation(
        session,
        typed.table,
        new Map(
          typed.columns.map((column) => [
            column.name,
            { format: formats.get(column.name)?.format ?? null, invalid: 0 },
          ]),
        ),
      ),
      readings: typed.columns.map(
        (column) => formats.get(column.name)?.reading ?? { kind: 'text' as const },
      ),
      fingerprint,
      markers: [],
      doubts: [],
    }),
  };
}

function slotsByName(columns: readonly RawColumn[]): RawColumn[] {
  return columns.map((column) => ({ ...column, slot: column.fileName ?? column.name }));
}
