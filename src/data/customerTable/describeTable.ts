import type { CustomerTable, TableColumn } from '../../contract/index.ts';
import type { Statements } from '../statements.ts';
import { allMapSlots, segmentColumn, slotOf, type Layout } from './layout.ts';

const mostLevels = 1000;

/** What columns a customer table has, with their ranges and levels. */
export async function describeTable(session: Statements, layout: Layout): Promise<CustomerTable> {
  const { n } = await session.row('SELECT count(*) AS n FROM customers');
  const columns: TableColumn[] = [];
  for (const [place, column] of layout.columns.entries()) {
    const slot = slotOf(place);
    columns.push(
      column.kind === 'number'
        ? await describeNumber(session, slot, column)
        : await describeCategory(session, slot, column),
    );
  }
  const onMap = await Promise.all(
    [...allMapSlots(layout)].map(async ([column, slot]) =>
      describeNumber(session, slot, {
        name: column,
        label: column.startsWith('map x') ? 'Map, across' : 'Map, upwards',
        kind: 'number',
        unit: 'none',
      }),
    ),
  );
  const taken = new Set(columns.map(({ name }) => name));
  return {
    nCustomers: Number(n),
    columns: [...columns, ...onMap.filter(({ name }) => !taken.has(name))],
  };
}

type Named = Pick<TableColumn, 'name' | 'label' | 'kind' | 'unit'>;

async function describeNumber(
  session: Statements,
  slot: string,
  column: Named,
): Promise<TableColumn> {
  const { lower, upper, missing } = await session.row(
    `SELECT min(${slot}) AS lower, max(${slot}) AS upper, count(*) - count(${slot}) AS missing FROM customers`,
  );
  const range = lower === null ? null : { lower: Number(lower), upper: Number(upper) };
  return {
    ...column,
    levels: [],
    range,
    missing: Number(missing),
    explorable: range !== null && column.name !== segmentColumn,
  };
}

/** Levels stand by how common they are, then by name. */
async function describeCategory(
  session: Statements,
  slot: string,
  column: Named,
): Promise<TableColumn> {
  const { distinct, missing } = await session.row(
    `SELECT count(DISTINCT ${slot}) AS distinct, count(*) - count(${slot}) AS missing FROM customers`,
  );
  const explorable =
    Number(distinct) <= mostLevels && Number(distinct) > 0 && column.name !== segmentColumn;
  const levels = explorable
    ? await session.rows(
        `SELECT ${slot} AS level FROM customers WHERE ${slot} IS NOT NULL GROUP BY ${slot} ORDER BY count(*) DESC, ${slot}`,
      )
    : [];
  return {
    ...column,
    levels: levels.map(({ level }) => String(level)),
    range: null,
    missing: Number(missing),
    explorable,
  };
}
