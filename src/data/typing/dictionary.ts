import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawTable } from '../sources/source.ts';

/**
 * A table of the distinct texts of a raw column: `value`, as written, and `rows`, how many rows have it.
 * Most columns have far fewer texts than rows, so evidence is weighed here.
 */
export async function makeDictionary(
  session: Session,
  raw: RawTable,
  slot: string,
): Promise<string> {
  const table = session.freshName('dictionary');
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${name(slot)} AS value, count(*) AS rows FROM ${name(raw.table)}
     WHERE trim(${name(slot)}) <> '' GROUP BY 1`,
  );
  return table;
}
