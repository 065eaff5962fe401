import { uniqueNames } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { asText, nativeType } from './nativeText.ts';
import type { RawTable } from './source.ts';

/**
 * Copies what has typed columns in DuckDB into a raw table of text.
 *
 * @param from what to select from, as SQL
 */
export async function copyTyped(session: Session, from: string): Promise<RawTable> {
  const described = await session.rows(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  );
  const given = described.map((column) => String(column['column_name']));
  const { names, decisions } = uniqueNames(given);
  const columns = names.map((columnName, index) => ({
    slot: `c${index}`,
    name: columnName,
    fileName: given[index] ?? columnName,
    ...nativeType(String(described[index]?.['column_type'])),
  }));
  const table = session.freshName('raw');
  const selected = described.map(
    ({ column_name, column_type }, index) =>
      `${asText(name(String(column_name)), String(column_type))} AS ${name(`c${index}`)}`,
  );
  await session.run(`CREATE TABLE ${name(table)} AS SELECT ${selected.join(', ')} FROM ${from}`);
  const { loaded } = await session.row(`SELECT count(*) AS loaded FROM ${name(table)}`);
  return { table, columns, rowsRead: Number(loaded), rowsRejected: 0, rejects: [], decisions };
}
