import type { ColumnSummary, MadeRatio } from '../../contract/index.ts';
import type { Column, NumberColumn, Table } from '../../core/index.ts';
import { duckdb } from '../engines/duckdb.ts';
import { ratioSql } from '../engines/ratioSql.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { summariseNumbers } from '../summary/numbers.ts';
import type { Customers } from './customers.ts';

/**
 * Adds ratios to customers: what some columns hold together divided by what others do. Missing where a part is missing
 * or what it is divided by is not above 0.
 */
export async function customersWithRatios(
  session: Session,
  customers: Customers,
  ratios: readonly MadeRatio[],
): Promise<Customers> {
  const parts = [...new Set(ratios.flatMap(({ of, to }) => [...of, ...to]))];
  const table = await customers.read(parts);
  const made = new Map(ratios.map((ratio) => [ratio.name, ratioOf(ratio, table)]));
  const stored: { relation?: Promise<string> } = {};
  const store = async (): Promise<string> =>
    withRatios(session, await customers.relation(), ratios);
  return {
    ...customers,
    relation: () => (stored.relation ??= store()),
    read: async (wanted) => {
      const own = await customers.read(wanted.filter((column) => !made.has(column)));
      const known = new Map<string, Column>(own.columns.map((column) => [column.name, column]));
      return {
        ...own,
        columns: wanted.flatMap((column) => made.get(column) ?? known.get(column) ?? []),
      };
    },
    // The ratios themselves are in memory.
    store: null,
    columns: [
      ...customers.columns,
      ...ratios.map((ratio): ColumnSummary => ({
        name: ratio.name,
        type: 'number',
        format: null,
        invalid: 0,
        ...summariseNumbers(made.get(ratio.name)?.values ?? new Float64Array(0)),
      })),
    ],
  };
}

function ratioOf({ name: ratioName, of, to }: MadeRatio, table: Table): NumberColumn {
  const numbers = (part: string): Float64Array => {
    const column = table.columns.find((each) => each.name === part);
    if (column?.kind === 'number') return column.values;
    throw new TypeError(`${part} holds no numbers`);
  };
  const sum = (parts: readonly string[]): Float64Array =>
    parts.map(numbers).reduce((total, part) => total.map((value, row) => value + part[row]));
  const [part, whole] = [sum(of), sum(to)];
  return {
    kind: 'number',
    name: ratioName,
    values: part.map((value, row) => (whole[row] > 0 ? value / whole[row] : NaN)),
  };
}

/** The ratios whose parts are all among the columns. */
export function ratiosIn(
  columns: readonly { readonly name: string }[],
  ratios: readonly MadeRatio[] | undefined,
): MadeRatio[] {
  const names = new Set(columns.map(({ name }) => name));
  return (ratios ?? []).filter(({ of, to }) => [...of, ...to].every((part) => names.has(part)));
}

/** A view with the columns of a relation, then the ratios. */
export async function withRatios(
  session: Session,
  relation: string,
  ratios: readonly MadeRatio[],
): Promise<string> {
  const view = session.freshName('ratios');
  const made = ratios.map((ratio) => `${ratioSql(ratio, duckdb)} AS ${name(ratio.name)}`);
  await session.run(
    `CREATE VIEW ${name(view)} AS SELECT *, ${made.join(', ')} FROM ${name(relation)}`,
  );
  return view;
}
