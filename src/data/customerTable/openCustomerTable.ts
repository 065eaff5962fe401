import { stat } from 'node:fs/promises';
import {
  ClienteleError,
  type CustomerPage,
  type CustomerRow,
  type CustomerTable,
  type FullCustomerQuery,
} from '../../contract/index.ts';
import { target, text } from '../quoting.ts';
import type { LaneOptions } from '../lanes.ts';
import { foldersOf } from '../lockedSettings.ts';
import { openSession, type Row, type Session, type SessionOptions } from '../session.ts';
import type { Statements } from '../statements.ts';
import { expressionOf, readColumn } from './columnBytes.ts';
import { conditionOf, orderOf, type CustomerSelection } from './conditions.ts';
import { csvSelection } from './csvSelection.ts';
import { describeTable } from './describeTable.ts';
import { fixed, layoutSchema, slotOf, type Layout } from './layout.ts';

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

/** What questions about customers may use. */
export interface TableLimits
  extends
    Pick<SessionOptions, 'threads' | 'memoryLimit' | 'folders' | 'tempDirectory'>,
    LaneOptions {}

/** For one caller at a time. */
const modest: TableLimits = { connections: 1, timeLimit: 60_000, mostWaiting: 100 };

/**
 * Opens a customer table. Its folder, and those of `given`, are all that the database can reach.
 *
 * @throws ClienteleError `data` for a file that is none; from the reader's methods `resource` when too many questions
 *   wait or one takes too long
 */
export async function openCustomerTable(
  file: string,
  given: Partial<TableLimits> = {},
): Promise<CustomerTableReader> {
  await stat(file).catch(() => {
    throw new ClienteleError('data', 'The customer table of this run is gone; make it again.');
  });
  const limits = { ...modest, ...given };
  const session = await openSession({
    ...limits,
    folders: [...foldersOf(file), ...(limits.folders ?? [])],
  });
  try {
    const layout = await readLayout(session, file);
    await session.run(
      'CREATE VIEW customers AS SELECT rowid AS place_in_table, * FROM stored.customers',
    );
    const statements = await session.lanes(limits);
    return readerOf(statements, layout, () => session.close());
  } catch (error) {
    await session.close();
    throw error;
  }
}

function readerOf(
  session: Statements,
  layout: Layout,
  close: () => Promise<void>,
): CustomerTableReader {
  let described: Promise<CustomerTable> | null = null;
  const describe = (): Promise<CustomerTable> =>
    (described ??= describeTable(session, layout).catch((error: unknown) => {
      described = null;
      throw error;
    }));
  return {
    describe,
    column: async (column) => readColumn(session, await expressionOf(layout, describe, column)),
    async query(query) {
      const where = conditionOf(layout, query);
      const { n } = await session.row(`SELECT count(*) AS n FROM customers WHERE ${where}`);
      const rows = await session.rows(
        `SELECT * FROM customers WHERE ${where} ${orderOf(layout, query.sort)}
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
        `COPY (${csvSelection(layout, where)}) TO ${target(file)} (FORMAT csv, HEADER true)`,
      );
      return Number(n);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readLayout(session: Session, file: string): Promise<Layout> {
  const refusal = new ClienteleError(
    'data',
    'The customer table of this run cannot be read; make it again.',
  );
  const found = await session
    .run(`ATTACH ${target(file)} AS stored (READ_ONLY)`)
    .then(() => session.row('SELECT layout FROM stored.layout'))
    .catch(() => {
      throw refusal;
    });
  const parsed = layoutSchema.safeParse(JSON.parse(String(found['layout'])));
  if (!parsed.success) throw refusal;
  return parsed.data;
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
