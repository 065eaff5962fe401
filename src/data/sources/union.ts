import type { Decision } from '../../contract/index.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { counted } from '../wording.ts';
import { keptRejects, type RawColumn, type RawTable } from './source.ts';

/** A raw table and the file it was read from. */
export interface NamedTable {
  readonly baseName: string;
  readonly raw: RawTable;
}

/**
 * Several raw tables as one, their rows one after the other; columns with the same name (case aside) are one. What a
 * table lacks is missing there. The single tables are dropped.
 */
export async function uniteTables(
  session: Session,
  tables: readonly NamedTable[],
): Promise<RawTable> {
  const names = new Map<string, string>();
  for (const { raw } of tables) {
    for (const column of raw.columns) {
      const key = column.name.toLowerCase();
      if (!names.has(key)) names.set(key, column.name);
    }
  }
  const columns = [...names].map(([key, columnName], i) => ({
    key,
    column: { slot: `c${i}`, name: columnName, ...sharedNative(tables, key) } satisfies RawColumn,
  }));
  const table = session.freshName('raw');
  await session.run(
    `CREATE TABLE ${name(table)} (${columns.map(({ column }) => `${name(column.slot)} VARCHAR`).join(', ')})`,
  );
  for (const { raw } of tables) {
    const slots = new Map(raw.columns.map((column) => [column.name.toLowerCase(), column.slot]));
    const selected = columns.map(({ key }) => {
      const slot = slots.get(key);
      return slot === undefined ? 'NULL' : name(slot);
    });
    await session.run(
      `INSERT INTO ${name(table)} SELECT ${selected.join(', ')} FROM ${name(raw.table)}`,
    );
    await session.run(`DROP TABLE ${name(raw.table)}`);
  }
  return {
    table,
    columns: columns.map(({ column }) => column),
    rowsRead: tables.reduce((sum, { raw }) => sum + raw.rowsRead, 0),
    rowsRejected: tables.reduce((sum, { raw }) => sum + raw.rowsRejected, 0),
    rejects: tables
      .flatMap(({ raw, baseName }) =>
        raw.rejects.map((reject) => ({ ...reject, reason: `${reject.reason} (in ${baseName})` })),
      )
      .slice(0, keptRejects),
    decisions: [
      told(`${counted(tables.length, 'file')} are read as one table.`),
      ...tables.flatMap(({ raw, baseName }) => tellLacks(raw, baseName, [...names])),
      ...tables.flatMap(({ raw, baseName }) =>
        raw.decisions.map((decision) => ({ ...decision, text: `${baseName}: ${decision.text}` })),
      ),
    ],
  };
}

function sharedNative(tables: readonly NamedTable[], key: string): Pick<RawColumn, 'native'> {
  const natives = tables.flatMap(({ raw }) =>
    raw.columns.filter((column) => column.name.toLowerCase() === key).map(({ native }) => native),
  );
  const [first] = natives;
  return first !== undefined && natives.every((native) => native === first)
    ? { native: first }
    : {};
}

function tellLacks(
  raw: RawTable,
  baseName: string,
  names: readonly (readonly [key: string, name: string])[],
): Decision[] {
  const own = new Set(raw.columns.map((column) => column.name.toLowerCase()));
  const lacks = names.filter(([key]) => !own.has(key)).map(([, columnName]) => columnName);
  return lacks.length === 0
    ? []
    : [told(`${baseName} has no ${lacks.join(', ')}; missing in its rows.`, raw.rowsRead)];
}

function told(text: string, count: number | null = null): Decision {
  return { stage: 'read', column: null, text, count };
}
