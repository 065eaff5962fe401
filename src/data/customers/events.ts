import {
  ClienteleError,
  type Aggregation,
  type ColumnSummary,
  type Decision,
} from '../../contract/index.ts';
import { wordsOf } from '../names.ts';
import { name, text } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { counted } from '../wording.ts';
import { told } from './customers.ts';
import { surveyEvents, wholeUnits, type EventSurvey } from './eventSurvey.ts';

/**
 * Transactions that count, under fixed names: `id`, `amount`, `units` (the amount in units of `unit`), `day`,
 * `hour` (0..23), `balance`, `birth`, `a0`, `a1`, ... for the other columns, `place` (row in the file, from 1)
 * and `moment` (ascends in time, then by place). What the source does not have is NULL.
 */
export interface Events {
  /** A view over the source, which is not copied. */
  readonly relation: string;
  readonly count: number;
  /**
   * Units in an amount of 1: the power of ten that makes all amounts whole. `units` are then integers, whose
   * sums do not depend on their order. Null where there is none; `units` are then the amounts themselves.
   */
  readonly unitsInOne: number | null;
  /** The other columns, in the order of a0, a1, ... */
  readonly attributes: readonly ColumnSummary[];
  readonly hasTimes: boolean;
  readonly referenceDate: string | null;
  readonly startDate: string | null;
  readonly decisions: readonly Decision[];
}

/**
 * Picks the transactions that count: with an id and an amount, inside the window, each once.
 *
 * @throws ClienteleError `data` when a column is missing or of another type, or no transaction is left
 */
export async function pickEvents(
  session: Session,
  source: Source,
  aggregation: Aggregation,
): Promise<Events> {
  const columns = new Map(source.columns.map((column) => [column.name, column]));
  const typed = (wanted: string | null, type: ColumnSummary['type'], as: string): string => {
    const value = wanted === null ? 'NULL' : name(columnOf(columns, wanted, type).name);
    return `CAST(${value} AS ${as})`;
  };
  const id = columnOf(columns, aggregation.id, null);
  const key = transactionKey(source, aggregation);
  const used = new Set<unknown>([...Object.values(aggregation), key?.name ?? null]);
  const attributes = source.columns.filter((column) => !used.has(column.name));
  const date = typed(aggregation.date, 'date', 'TIMESTAMP');
  const time = typed(aggregation.time, 'time', 'TIME');
  const seconds = `coalesce(epoch(${date}), -62135596800) + coalesce(epoch(${time}), 0)`;
  const timed = aggregation.time !== null || (await hasClock(session, source, aggregation.date));
  const hour = aggregation.time === null ? date : time;

  const all = session.freshName('events');
  const others = attributes.map((column, index) => `, ${name(column.name)} AS a${index}`).join('');
  await session.run(`
    CREATE VIEW ${name(all)} AS
    SELECT rowid + 1 AS place, CAST(${name(id.name)} AS VARCHAR) AS id,
      ${typed(aggregation.amount, 'number', 'DOUBLE')} AS amount, CAST(${date} AS DATE) AS day,
      ${timed ? `hour(${hour})` : 'CAST(NULL AS BIGINT)'} AS hour,
      CAST(${seconds} AS BIGINT) AS seconds, ${typed(aggregation.balance, 'number', 'DOUBLE')} AS balance,
      ${typed(aggregation.birthDate, 'date', 'DATE')} AS birth,
      ${key === null ? 'CAST(NULL AS VARCHAR)' : `CAST(${name(key.name)} AS VARCHAR)`} AS key${others}
    FROM ${name(source.relation)}`);
  const { window, unitsInOne, moment } = await surveyEvents(session, all, aggregation);
  const left = await leaveOut(session, all, aggregation, key, window);
  const units = unitsInOne === null ? 'amount' : wholeUnits(unitsInOne);
  const relation = session.freshName('events');
  await session.run(
    `CREATE VIEW ${name(relation)} AS SELECT *, ${units} AS units, ${moment} AS moment FROM ${left.from}`,
  );
  const { count, decisions } = left;
  return { relation, count, decisions, unitsInOne, ...window, attributes, hasTimes: timed };
}

async function leaveOut(
  session: Session,
  all: string,
  aggregation: Aggregation,
  key: ColumnSummary | null,
  { referenceDate, startDate }: EventSurvey['window'],
): Promise<{ from: string; count: number; decisions: readonly Decision[] }> {
  const outside = [
    ...(referenceDate === null ? [] : [`coalesce(day > DATE ${text(referenceDate)}, false)`]),
    ...(startDate === null ? [] : [`coalesce(day < DATE ${text(startDate)}, false)`]),
  ].join(' OR ');
  const reason = `CASE WHEN id IS NULL THEN 'id' WHEN amount IS NULL THEN 'amount'
    ${outside === '' ? '' : `WHEN ${outside} THEN 'window'`} END`;
  const repeats = key !== null && key.distinct < key.count;
  const found = await session.rows(
    `SELECT ${reason} AS reason, count(*) AS count FROM ${name(all)} GROUP BY 1`,
  );
  const counts = new Map(found.map((row) => [row['reason'], Number(row['count'])]));
  const count = (left: string | null): number => counts.get(left) ?? 0;
  if (count(null) === 0) throw nothingLeft(aggregation, count('window') > 0);
  if (counts.size === 1 && !repeats) return { from: name(all), count: count(null), decisions: [] };

  const sound = `${name(all)} WHERE (${reason}) IS NULL`;
  const from = repeats ? `${name(all)} WHERE ${await onceEach(session, sound)}` : sound;
  const { kept } = await session.row(`SELECT count(*) AS kept FROM ${from}`);
  const decisions = [
    leftOut(count('id'), `without a customer (${aggregation.id})`, aggregation.id),
    leftOut(count('amount'), `without an amount (${aggregation.amount})`, aggregation.amount),
    leftOut(count('window'), `outside ${startDate} to ${referenceDate}`, aggregation.date),
    leftOut(count(null) - Number(kept), `repeating a ${key?.name ?? 'key'}`, key?.name ?? null),
  ];
  return { from, count: Number(kept), decisions: decisions.flat() };
}

/** A condition that holds for the first transaction of each key, and for those without one. */
async function onceEach(session: Session, sound: string): Promise<string> {
  const places = session.freshName('places');
  await session.run(
    `CREATE TABLE ${name(places)} AS SELECT min(place) AS place FROM ${sound}
     GROUP BY key, CASE WHEN key IS NULL THEN place END`,
  );
  return `place IN (SELECT place FROM ${name(places)})`;
}

function leftOut(count: number, which: string, column: string | null): Decision[] {
  if (count === 0) return [];
  const were = count === 1 ? 'was' : 'were';
  return [told(`${counted(count, 'transaction')} ${which} ${were} left out.`, count, column)];
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

function nothingLeft(aggregation: Aggregation, outside: boolean): ClienteleError {
  const sentence = outside
    ? 'No transaction falls into the window of the model; give transactions of that time, or make a new run.'
    : `No transaction has both a customer (${aggregation.id}) and an amount (${aggregation.amount}); check these columns.`;
  return new ClienteleError('data', sentence);
}
