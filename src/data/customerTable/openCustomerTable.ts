import { stat } from 'node:fs/promises';
import {
  ClienteleError,
  type CustomerPage,
  type CustomerRow,
  type CustomerTable,
  type FullCustomerQuery,
  type TableColumn,
} from '../../contract/index.ts';
import { name, path as pathLiteral, text, texts } from '../quoting.ts';
import { openSession, type Row, type Session } from '../session.ts';
import { columnOf, conditionOf, mapSlots, orderOf, type CustomerSelection } from './conditions.ts';
import { csvSelection } from './csvSelection.ts';
import { fixed, layoutKey, layoutSchema, slotOf, type Layout } from './layout.ts';

/** A page of customers: which, in what order, from where. */
export type CustomerPageQuery = CustomerSelection &
  Pick<FullCustomerQuery, 'sort' | 'offset' | 'limit'>;

/** A customer table, open for reading. */
export interface CustomerTableReader extends AsyncDisposable {
  readonly describe: () => Promise<CustomerTable>;
  /**
   * The values of one column, as `customerTableSchema` says.
   *
   * @param column a column that is explorable, or `segment`
   * @throws ClienteleError `usage` when there is none
   */
  readonly column: (column: string) => Promise<Uint8Array>;
  /** @throws ClienteleError `usage` for a column or a segment that is not there */
  readonly query: (query: CustomerPageQuery) => Promise<CustomerPage>;
  readonly find: (customerId: string) => Promise<CustomerRow | null>;
  /** Writes the customers of a query as CSV in which no cell starts a formula; @returns how many */
  readonly writeCsv: (selection: CustomerSelection, file: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The name under which the places of segments are asked for; a bank's own column of that name is shown, not explored. */
const segmentColumn = 'segment';

/** Codes of a category are 16 bits wide; this one says that there is no value. */
const noValue = 65_535;
const mostLevels = 1000;

/**
 * Opens a customer table.
 *
 * @throws ClienteleError `data` for a file that is none
 */
export async function openCustomerTable(
  file: string,
  options: { readonly threads?: number } = {},
): Promise<CustomerTableReader> {
  await stat(file).catch(() => {
    throw new ClienteleError('data', 'The customer table of this run is gone; make it again.');
  });
  const session = await openSession(options);
  try {
    const layout = await readLayout(session, file);
    await session.run(
      `CREATE VIEW customers AS SELECT * FROM read_parquet(${pathLiteral(file)}, file_row_number = true)`,
    );
    return readerOf(session, layout);
  } catch (error) {
    await session.close();
    throw error;
  }
}

function readerOf(session: Session, layout: Layout): CustomerTableReader {
  let described: Promise<CustomerTable> | null = null;
  const describe = (): Promise<CustomerTable> => (described ??= describeTable(session, layout));
  return {
    describe,
    column: async (column) => readColumn(session, await expressionOf(layout, describe, column)),
    async query(query) {
      const where = conditionOf(layout, query);
      const { n } = await session.row(`SELECT count(*) AS n FROM customers WHERE ${where}`);
      const rows = await session.rows(
        `SELECT * FROM customers WHERE ${where} ORDER BY ${orderOf(layout, query.sort)}
         LIMIT ${query.limit} OFFSET ${query.offset}`,
      );
      return { total: Number(n), rows: rows.map((row) => customerOf(layout, row)) };
    },
    async find(customerId) {
      if (customerId.includes('\0')) return null;
      const [row] = await session.rows(
        `SELECT * FROM customers WHERE ${fixed.id} = ${text(customerId)} LIMIT 1`,
      );
      return row === undefined ? null : customerOf(layout, row);
    },
    async writeCsv(selection, file) {
      const where = conditionOf(layout, selection);
      const { n } = await session.row(`SELECT count(*) AS n FROM customers WHERE ${where}`);
      await session.run(
        `COPY (${csvSelection(layout, where)}) TO ${pathLiteral(file)} (FORMAT csv, HEADER true)`,
      );
      return Number(n);
    },
    close: () => session.close(),
    [Symbol.asyncDispose]: () => session.close(),
  };
}

async function readLayout(session: Session, file: string): Promise<Layout> {
  const refusal = new ClienteleError(
    'data',
    'The customer table of this run cannot be read; make it again.',
  );
  const found = await session
    .rows(
      `SELECT decode(value) AS layout FROM parquet_kv_metadata(${pathLiteral(file)}) WHERE decode(key) = ${text(layoutKey)}`,
    )
    .catch(() => {
      throw refusal;
    });
  const parsed = layoutSchema.safeParse(JSON.parse(String(found[0]?.['layout'] ?? 'null')));
  if (!parsed.success) throw refusal;
  return parsed.data;
}

async function describeTable(session: Session, layout: Layout): Promise<CustomerTable> {
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
  const onMap = layout.hasMap
    ? await Promise.all(
        [...mapSlots].map(async ([column, slot]) =>
          describeNumber(session, slot, {
            name: column,
            label: column === 'map x' ? 'Map, across' : 'Map, upwards',
            kind: 'number',
            unit: 'none',
          }),
        ),
      )
    : [];
  const taken = new Set(columns.map(({ name }) => name));
  return {
    nCustomers: Number(n),
    columns: [...columns, ...onMap.filter(({ name }) => !taken.has(name))],
  };
}

type Named = Pick<TableColumn, 'name' | 'label' | 'kind' | 'unit'>;

async function describeNumber(session: Session, slot: string, column: Named): Promise<TableColumn> {
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
  session: Session,
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

/** A column as SQL that gives 32-bit floats or 16-bit codes and never NULL. */
async function expressionOf(
  layout: Layout,
  describe: () => Promise<CustomerTable>,
  column: string,
): Promise<string> {
  if (column === segmentColumn) {
    return `CAST(coalesce(${fixed.place}, ${noValue}) AS USMALLINT)`;
  }
  const { slot, kind } = columnOf(layout, column);
  if (kind === 'number') return floats(slot);
  const { columns } = await describe();
  const { levels, explorable } = columns.find(({ name }) => name === column) ?? {
    levels: [],
    explorable: false,
  };
  if (!explorable) {
    throw new ClienteleError(
      'usage',
      `Column "${column.slice(0, 80)}" has too many different values to explore; search the customers instead.`,
    );
  }
  const type = `ENUM ${texts(levels)}`;
  return `CAST(coalesce(enum_code(CAST(${slot} AS ${type})), ${noValue}) AS USMALLINT)`;
}

function floats(slot: string): string {
  return `coalesce(CAST(${slot} AS FLOAT), CAST('NaN' AS FLOAT))`;
}

async function readColumn(session: Session, expression: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of session.chunks(
    `SELECT ${expression} AS ${name('value')} FROM customers ORDER BY file_row_number`,
  )) {
    const vector = chunk.getColumnVector(0);
    const items = 'items' in vector ? vector.items : null;
    if (!(items instanceof Float32Array) && !(items instanceof Uint16Array)) {
      throw new TypeError('the column came in another width than asked for');
    }
    const values = items.slice(0, chunk.rowCount);
    parts.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return joined(parts);
}

/** The parts in memory of their own, so that their numbers stand at places that typed arrays can take. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function customerOf(layout: Layout, row: Row): CustomerRow {
  const segment = layout.segments[Number(row[fixed.place] ?? -1)];
  const next = layout.segments[Number(row[fixed.next] ?? -1)];
  return {
    customerId: String(row[fixed.id]),
    segmentId: segment?.id ?? '',
    segment: segment?.name ?? '',
    probability: numberOrNull(row[fixed.probability]),
    distance: numberOrNull(row[fixed.distance]),
    nextSegment: next?.name ?? null,
    reasons: String(row[fixed.reasons] ?? ''),
    values: Object.fromEntries(
      layout.columns.map(({ name: column }, place) => {
        const value = row[slotOf(place)];
        return [column, typeof value === 'boolean' ? String(value) : (value ?? null)];
      }),
    ),
  };
}

function numberOrNull(value: Row[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
