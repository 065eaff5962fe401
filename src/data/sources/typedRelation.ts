import { uniqueNames } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { refuseTooWide } from './bombs.ts';
import { asText, fitsFloat, nativeType } from './nativeText.ts';
import type { RawColumn, RawTable } from './source.ts';

/** A copy, or a view whose statements each go to what is behind it. */
export type TypedKind = 'TABLE' | 'VIEW';

/**
 * Reads what has typed columns in DuckDB as a raw table of text. A view has {@link RawColumn.floatSlot}s too.
 *
 * @param from what to select from, as SQL
 * @throws ClienteleError `data` when it has very many columns
 */
export async function readTyped(
  kind: TypedKind,
  session: Session,
  from: string,
  baseName: string,
): Promise<RawTable> {
  const described = await session.rows(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  );
  refuseTooWide(described.length, baseName);
  const given = described.map((column) => String(column['column_name']));
  const types = described.map((column) => String(column['column_type']));
  const { names, decisions } = uniqueNames(given);
  const columns = names.map((columnName, index): RawColumn & { readonly fileName: string } => ({
    slot: `c${index}`,
    name: columnName,
    fileName: given[index] ?? columnName,
    ...nativeType(types[index] ?? ''),
    // A copy would hold them twice.
    ...(kind === 'VIEW' && fitsFloat(types[index] ?? '') ? { floatSlot: `f${index}` } : {}),
  }));
  const table = session.freshName('raw');
  const selected = columns.flatMap(({ slot, floatSlot, fileName }, index) => {
    const column = name(fileName);
    const text = `${asText(column, types[index] ?? '')} AS ${name(slot)}`;
    return floatSlot === undefined
      ? [text]
      : [text, `CAST(${column} AS DOUBLE) AS ${name(floatSlot)}`];
  });
  await session.run(`CREATE ${kind} ${name(table)} AS SELECT ${selected.join(', ')} FROM ${from}`);
  const rowsRead =
    kind === 'TABLE'
      ? await countRows(session, name(table), [])
      : await countRows(session, from, given);
  return { table, columns, rowsRead, rowsRejected: 0, rejects: [], decisions };
}

/** Counts rows, and values so that a column that cannot be read is found here and not in the midst of things. */
async function countRows(
  session: Session,
  from: string,
  columns: readonly string[],
): Promise<number> {
  const each = columns.map((column) => `count(${name(column)})`);
  const { n } = await session.row(`SELECT ${['count(*) AS n', ...each].join(', ')} FROM ${from}`);
  return Number(n);
}
