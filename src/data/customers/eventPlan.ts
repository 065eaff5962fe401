import { ClienteleError, type Aggregation, type ColumnSummary } from '../../contract/index.ts';
import { wordsOf } from '../names.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';

/** What of each transaction is read, and what makes it count. */
export interface EventPlan {
  readonly aggregation: Aggregation;
  /** The column of which each value counts once; null where none identifies transactions, or none comes up again. */
  readonly key: string | null;
  /** Whether times of day are known. */
  readonly isTimed: boolean;
  /** The other columns, which say something about the customer. */
  readonly attributes: readonly ColumnSummary[];
}

/**
 * Finds the columns that transactions become customers by.
 *
 * @throws ClienteleError `data` when a column is missing or of another type
 */
export async function planEvents(
  session: Session,
  source: Source,
  aggregation: Aggregation,
): Promise<EventPlan> {
  const columns = new Map(source.columns.map((column) => [column.name, column]));
  const check = (wanted: string | null, type: ColumnSummary['type'] | null): void => {
    if (wanted !== null) columnOf(columns, wanted, type);
  };
  check(aggregation.id, null);
  const key = transactionKey(source, aggregation);
  check(aggregation.date, 'date');
  check(aggregation.time, 'time');
  check(aggregation.amount, 'number');
  check(aggregation.balance, 'number');
  check(aggregation.birthDate, 'date');
  const used = new Set<unknown>([...Object.values(aggregation), key?.name ?? null]);
  return {
    aggregation,
    key: key !== null && key.distinct < key.count ? key.name : null,
    isTimed: aggregation.time !== null || (await hasClock(session, source, aggregation.date)),
    attributes: source.columns.filter((column) => !used.has(column.name)),
  };
}

function columnOf(
  columns: ReadonlyMap<string, ColumnSummary>,
  wanted: string,
  type: ColumnSummary['type'] | null,
): ColumnSummary {
  const column = columns.get(wanted);
  if (column === undefined) {
    throw new ClienteleError(
      'data',
      `The transactions have no column "${wanted}"; the columns are ${[...columns.keys()].join(', ')}.`,
    );
  }
  if (type !== null && column.type !== type) {
    throw new ClienteleError(
      'data',
      `Column ${wanted} was read as ${column.type}, not as ${type}; give another column that role or mend the file.`,
    );
  }
  return column;
}

/** The column that identifies transactions, by its name and by its values being mostly distinct. */
function transactionKey(source: Source, aggregation: Aggregation): ColumnSummary | null {
  const subject = new Set(['transaction', 'transactions', 'txn', 'trans', 'tx', 'trx']);
  const identity = new Set(['id', 'no', 'nr', 'number', 'ref', 'reference', 'key', 'uuid']);
  const found = source.columns.find((column) => {
    const words = wordsOf(column.name);
    const named =
      (words.some((word) => subject.has(word)) && words.some((word) => identity.has(word))) ||
      words.some((word) => /^(transaction|txn|trx)id$/.test(word));
    return named && column.distinct * 2 > column.count && column.name !== aggregation.id;
  });
  return found ?? null;
}

/** True where a date column also holds times of day. */
async function hasClock(session: Session, source: Source, date: string | null): Promise<boolean> {
  if (date === null) return false;
  const { timed } = await session.row(
    `SELECT coalesce(bool_or(CAST(${name(date)} AS TIMESTAMP) <> CAST(${name(date)} AS DATE)), false) AS timed FROM ${name(source.relation)}`,
  );
  return timed === true;
}
