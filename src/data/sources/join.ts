import { ClienteleError, type Decision } from '../../contract/index.ts';
import { uniqueNames, wordsOf } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { counted } from '../wording.ts';
import { keptRejects, type RawColumn, type RawTable } from './source.ts';
import type { NamedTable } from './union.ts';

/**
 * Two raw tables joined by a key that both have. The one in which a key comes once lends its columns to each row of
 * the other, whose rows and order are kept: customers and their transactions become transactions that know their
 * customer. Keys without a partner are told. Both tables are dropped.
 *
 * @param on the column; found by its name where it is null
 * @throws ClienteleError `usage` when there is no such column, `data` when the key repeats on both sides
 */
export async function joinTables(
  session: Session,
  first: NamedTable,
  second: NamedTable,
  on: string | null,
): Promise<RawTable> {
  const key = on ?? sharedKey(first, second);
  const keys = [keyColumn(first, key), keyColumn(second, key)] as const;
  const [repeatsFirst, repeatsSecond] = [
    await repeats(session, first, keys[0]),
    await repeats(session, second, keys[1]),
  ];
  if (repeatsFirst && repeatsSecond) {
    throw new ClienteleError(
      'data',
      `${key} comes more than once in ${first.baseName} and in ${second.baseName}; one of them must have one row for each ${key}.`,
    );
  }
  const swapped = repeatsSecond;
  const [rows, other] = swapped ? [second, first] : [first, second];
  const [rowsKey, otherKey] = swapped ? [keys[1], keys[0]] : keys;
  const lent = other.raw.columns.filter((column) => column !== otherKey);
  const { names, decisions } = uniqueNames(
    [...rows.raw.columns, ...lent].map((column) => column.name),
  );
  const columns = [...rows.raw.columns, ...lent].map((column, i): RawColumn => ({
    slot: `c${i}`,
    name: names[i] ?? column.name,
    ...(column.native === undefined ? {} : { native: column.native }),
  }));
  const selected = [
    ...rows.raw.columns.map(({ slot }, i) => `a.${name(slot)} AS ${name(`c${i}`)}`),
    ...lent.map(({ slot }, i) => `b.${name(slot)} AS ${name(`c${rows.raw.columns.length + i}`)}`),
  ];
  const matches = `trim(a.${name(rowsKey.slot)}) = trim(b.${name(otherKey.slot)})`;
  const table = session.freshName('raw');
  await session.run(
    `CREATE TABLE ${name(table)} AS SELECT ${selected.join(', ')} FROM ${name(rows.raw.table)} a
     LEFT JOIN ${name(other.raw.table)} b ON ${matches} ORDER BY a.rowid`,
  );
  const alone = await withoutPartner(session, rows, other, matches);
  for (const { raw } of [rows, other]) await session.run(`DROP TABLE ${name(raw.table)}`);
  return {
    table,
    columns,
    rowsRead: rows.raw.rowsRead,
    rowsRejected: first.raw.rowsRejected + second.raw.rowsRejected,
    rejects: [first, second]
      .flatMap(({ raw, baseName }) =>
        raw.rejects.map((reject) => ({ ...reject, reason: `${reject.reason} (in ${baseName})` })),
      )
      .slice(0, keptRejects),
    decisions: [
      ...first.raw.decisions,
      ...second.raw.decisions,
      told(
        `Each row of ${rows.baseName} takes the columns of ${other.baseName} (${counted(other.raw.rowsRead, 'row')}) with the same ${key}.`,
      ),
      ...tellAlone(alone.rows, `of ${rows.baseName} have no partner in ${other.baseName}`),
      ...tellAlone(
        alone.other,
        `of ${other.baseName} have no partner in ${rows.baseName} and were left out`,
      ),
      ...decisions,
    ],
  };
}

function keyColumn({ raw, baseName }: NamedTable, key: string): RawColumn {
  const found = raw.columns.find((column) => column.name.toLowerCase() === key.toLowerCase());
  if (found === undefined) {
    const present = raw.columns.map((column) => column.name).join(', ');
    throw new ClienteleError(
      'usage',
      `${baseName} has no column "${key}" to join on; it has ${present}.`,
    );
  }
  return found;
}

/** The column name that both have, preferring one that names an identifier. */
function sharedKey(first: NamedTable, second: NamedTable): string {
  const others = new Set(second.raw.columns.map((column) => column.name.toLowerCase()));
  const shared = first.raw.columns
    .map((column) => column.name)
    .filter((columnName) => others.has(columnName.toLowerCase()));
  const ids = shared.filter((columnName) =>
    wordsOf(columnName).some((word) => word === 'id' || word.endsWith('id') || word === 'number'),
  );
  const [only, ...more] = ids.length > 0 ? ids : shared;
  if (only !== undefined && more.length === 0) return only;
  const what = only === undefined ? 'no column' : `several columns (${[only, ...more].join(', ')})`;
  throw new ClienteleError(
    'usage',
    `${first.baseName} and ${second.baseName} share ${what}; say which to join on with "&on=COLUMN".`,
  );
}

async function repeats(session: Session, { raw }: NamedTable, key: RawColumn): Promise<boolean> {
  const slot = `trim(${name(key.slot)})`;
  const { repeated } = await session.row(
    `SELECT count(${slot}) > count(DISTINCT ${slot}) AS repeated FROM ${name(raw.table)}`,
  );
  return repeated === true;
}

async function withoutPartner(
  session: Session,
  rows: NamedTable,
  other: NamedTable,
  matches: string,
): Promise<{ rows: number; other: number }> {
  const count = async (from: string, to: string): Promise<number> => {
    const { alone } = await session.row(
      `SELECT count(*) AS alone FROM ${from} ANTI JOIN ${to} ON ${matches}`,
    );
    return Number(alone);
  };
  const [a, b] = [`${name(rows.raw.table)} a`, `${name(other.raw.table)} b`];
  return { rows: await count(a, b), other: await count(b, a) };
}

function tellAlone(count: number, which: string): Decision[] {
  return count === 0 ? [] : [told(`${counted(count, 'row')} ${which}.`, count)];
}

function told(text: string, count: number | null = null): Decision {
  return { stage: 'read', column: null, text, count };
}
