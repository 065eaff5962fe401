import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { RawTable } from '../sources/source.ts';

/** Up to so many rows, telling texts apart takes longer than weighing each of them. */
const mostWeighed = 20_000;

/**
 * The texts of a raw column: `value`, as written, and `rows`, how many rows have it. Most columns have far fewer texts
 * than rows, so evidence is weighed here. Of few rows each is there by itself, and a text may come again.
 */
export async function makeDictionary(
  session: Session,
  raw: RawTable,
  slot: string,
): Promise<string> {
  const table = session.freshName('dictionary');
  const from = `FROM ${name(raw.table)} WHERE trim(${name(slot)}) <> ''`;
  await session.run(
    isView(raw)
      ? `CREATE VIEW ${name(table)} AS SELECT ${name(slot)} AS value, 1 AS rows ${from}`
      : `CREATE TABLE ${name(table)} AS SELECT ${name(slot)} AS value, count(*) AS rows ${from} GROUP BY 1`,
  );
  return table;
}

export async function dropDictionary(
  session: Session,
  raw: RawTable,
  dictionary: string,
): Promise<void> {
  await session.run(`DROP ${isView(raw) ? 'VIEW' : 'TABLE'} ${name(dictionary)}`);
}

function isView({ rowsRead }: RawTable): boolean {
  return rowsRead <= mostWeighed;
}
