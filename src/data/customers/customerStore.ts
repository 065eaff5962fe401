import { name } from '../quoting.ts';
import type { NewColumn, Session } from '../session.ts';
import type { MadeColumn, MadeCustomers } from './madeCustomers.ts';

/** A table of customers that is being filled. */
export interface CustomerStore {
  readonly table: string;
  /** The slot of a column in it, as SQL. */
  readonly slotOf: (column: string) => string;
  /** @param places where each customer stands among all; null where their order says so */
  add(
    customers: Pick<MadeCustomers, 'ids' | 'columns'>,
    places: Float64Array | null,
  ): Promise<void>;
}

const idSlot = 'c0';

/** Where {@link CustomerStore.add} puts the places. */
export const placeSlot = 'place';

/** Starts a table of customers with columns of these kinds and names. */
export async function startCustomerStore(
  session: Session,
  columns: readonly MadeColumn[],
  hasPlaces: boolean,
): Promise<CustomerStore> {
  const table = session.freshName('made');
  const types = columns.map(({ kind }) => (kind === 'number' ? 'DOUBLE' : 'VARCHAR'));
  const slots = [
    `${idSlot} VARCHAR`,
    ...types.map((type, i) => `c${i + 1} ${type}`),
    ...(hasPlaces ? [`${placeSlot} DOUBLE`] : []),
  ];
  await session.run(`CREATE TABLE ${name(table)} (${slots.join(', ')})`);
  const slotOf = new Map(columns.map((column, i) => [column.name, `c${i + 1}`]));
  return {
    table,
    slotOf(column) {
      const slot = slotOf.get(column);
      if (slot === undefined) throw new RangeError(`the customers have no column ${column}`);
      return slot;
    },
    add: ({ ids, columns: added }, places) =>
      session.append(table, [ids, ...added.map(newColumn), ...(places === null ? [] : [places])]),
  };
}

/** Columns of stored customers as a list for SELECT. */
export function storedColumns({ slotOf }: CustomerStore, columns: readonly MadeColumn[]): string[] {
  return columns.map((column) => `${typed(column, slotOf(column.name))} AS ${name(column.name)}`);
}

/** The identifiers of stored customers, as {@link storedColumns}. */
export function storedIds(idColumn: string): string {
  return `${idSlot} AS ${name(idColumn)}`;
}

/** Writes customers into the session; returns the name of the relation. */
export async function storeCustomers(session: Session, made: MadeCustomers): Promise<string> {
  const store = await startCustomerStore(session, made.columns, false);
  await store.add(made, null);
  const relation = session.freshName('customers');
  const selected = [storedIds(made.idColumn), ...storedColumns(store, made.columns)];
  await session.run(
    `CREATE VIEW ${name(relation)} AS SELECT ${selected.join(', ')} FROM ${name(store.table)}`,
  );
  return relation;
}

function newColumn(column: MadeColumn): NewColumn {
  if (column.kind === 'number') return column.values;
  const { places, words } = column;
  return Array.from(places, (place) => (place < 0 ? null : words[place]));
}

function typed(column: MadeColumn, slot: string): string {
  return column.sqlType === 'BOOLEAN' ? `${slot} = 'yes'` : `CAST(${slot} AS ${column.sqlType})`;
}
