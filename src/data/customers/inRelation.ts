import type { ColumnSummary, Decision } from '../../contract/index.ts';
import { readTable, type WantedColumn } from '../readTable.ts';
import type { Session } from '../session.ts';
import { storeTable } from '../stored/storedTable.ts';
import type { Customers } from './customers.ts';

/** Customers that lie in the session, a row each. */
export function customersIn(
  session: Session,
  relation: string,
  idColumn: string | null,
  columns: readonly ColumnSummary[],
  decisions: readonly Decision[],
): Customers {
  const kinds = new Map(
    columns.map(({ name: column, type }) => [
      column,
      type === 'number' ? ('number' as const) : ('category' as const),
    ]),
  );
  const asKinds = (wanted: readonly string[]): WantedColumn[] =>
    wanted.map((column) => ({ name: column, kind: kinds.get(column) ?? 'category' }));
  return {
    relation: async () => relation,
    read: (wanted) => readTable(session, relation, idColumn, asKinds(wanted)),
    store: (wanted) => storeTable(session, relation, idColumn, asKinds(wanted)),
    idColumn,
    columns,
    decisions,
  };
}
