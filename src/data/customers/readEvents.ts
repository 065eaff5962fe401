import type { ColumnSummary } from '../../contract/index.ts';
import { valueInWords } from '../describe.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { copyNumbers } from '../vectors.ts';
import { noDay } from './days.ts';
import type { EventPlan } from './eventPlan.ts';
import { createInterner, textsOf, type Interner } from './interner.ts';
import { createSieve, type Sifted } from './sieve.ts';

/** A column that says something about the customer. */
export interface EventAttribute {
  readonly column: ColumnSummary;
  /** Numbers, NaN where one is missing, or places in `words`, -1 where one is. */
  readonly values: Float64Array | Int32Array;
  /** Different values as text; none for numbers. */
  readonly words: readonly string[];
}

/** What is known of each transaction, column by column. */
export interface EventColumns {
  readonly amounts: Float64Array;
  /** Days since 1970-01-01, {@link noDay} where there is none; null without a column of dates. So are `births`. */
  readonly days: Int32Array | null;
  /** Seconds that ascend in time; null where nothing tells when a transaction was. */
  readonly seconds: Float64Array | null;
  /** 0..23, -1 where it is not known; null where no times are. */
  readonly hours: Int32Array | null;
  /** NaN where it is not known. */
  readonly balances: Float64Array | null;
  readonly births: Int32Array | null;
  /** Where each stands in the file; null where the order of the rows says so. */
  readonly places: Float64Array | null;
  /** The other columns. */
  readonly attributes: readonly EventAttribute[];
}

/** Transactions that count, in the order of the file where no places say it. */
export interface RawEvents extends Sifted, EventColumns {}

/** Transactions in the session. */
export interface StoredEvents {
  readonly relation: string;
  /** How many there are. */
  readonly count: number;
  /** The column that says where each stands in the file; null where their order does. */
  readonly place: string | null;
}

/**
 * Reads transactions into memory in one pass, column by column: those with an id and an amount, inside the window, each
 * key once.
 */
export async function readEvents(
  session: Session,
  rows: StoredEvents,
  plan: EventPlan,
): Promise<RawEvents> {
  const { aggregation, key } = plan;
  const room = rows.count;
  const numbers = numbersOf(plan, rows);
  const attributes = plan.attributes.map((column) => attributeOf(column, room));
  const filled = [
    ...Object.values(numbers).filter((each) => each !== null),
    ...attributes.filter(({ interner }) => interner === null),
  ];
  const worded = attributes.filter(({ interner }) => interner !== null);
  const selected = [
    asTexts(`CAST(${name(aggregation.id)} AS VARCHAR)`),
    key === null ? `''` : asTexts(`CAST(${name(key)} AS VARCHAR)`),
    ...filled.map(({ value }) => value),
    ...worded.map(({ value }) => value),
  ];
  const sieve = createSieve(aggregation, key !== null, room);
  const amounts = numbers.amounts.target;
  const days = numbers.days?.target ?? null;
  const statement = `SELECT ${selected.join(', ')} FROM ${name(rows.relation)}`;
  for await (const chunk of session.chunks(statement)) {
    const start = sieve.count();
    const ids = textsOf(chunk.getColumnVector(0));
    const keys = textsOf(chunk.getColumnVector(1));
    filled.forEach(({ target }, i) =>
      copyNumbers(chunk.getColumnVector(2 + i), 0, chunk.rowCount, target, start),
    );
    const words = worded.map((_, i) => textsOf(chunk.getColumnVector(2 + filled.length + i)));
    for (let row = 0; row < chunk.rowCount; row++) {
      const from = start + row;
      const day = days === null ? noDay : days[from];
      const to = sieve.take(ids, keys, row, amounts[from], day);
      if (to === -1) continue;
      if (to !== from) for (const { target } of filled) target[to] = target[from];
      worded.forEach(({ target, interner }, i) => {
        target[to] = interner?.numberOf(words[i], row) ?? -1;
      });
    }
  }
  return { ...sieve.found(), ...columnsOf(numbers), attributes: attributes.map(finished) };
}

/** A column that is being filled. */
interface Filling<T extends Float64Array | Int32Array = Float64Array | Int32Array> {
  /** Its value, never NULL, as SQL. */
  readonly value: string;
  readonly target: T;
}

interface Numbers {
  readonly amounts: Filling<Float64Array>;
  readonly days: Filling<Int32Array> | null;
  readonly seconds: Filling<Float64Array> | null;
  readonly hours: Filling<Int32Array> | null;
  readonly balances: Filling<Float64Array> | null;
  readonly births: Filling<Int32Array> | null;
  readonly places: Filling<Float64Array> | null;
}

function numbersOf(
  { aggregation, isTimed }: EventPlan,
  { count: room, place }: StoredEvents,
): Numbers {
  const { amount, date, time, balance, birthDate } = aggregation;
  const fractions = (value: string): Filling<Float64Array> => ({
    value: `coalesce(CAST(${value} AS DOUBLE), CAST('nan' AS DOUBLE))`,
    target: new Float64Array(room),
  });
  const wholes = (value: string, missing: number): Filling<Int32Array> => ({
    value: `coalesce(CAST(${value} AS INTEGER), CAST(${missing} AS INTEGER))`,
    target: new Int32Array(room),
  });
  const days = (column: string): Filling<Int32Array> =>
    wholes(`CAST(${name(column)} AS DATE) - DATE '1970-01-01'`, noDay);
  const moment = date === null ? 'NULL' : name(date);
  const clock = time === null ? 'NULL' : name(time);
  const seconds = `coalesce(epoch(CAST(${moment} AS TIMESTAMP)), -62135596800) + coalesce(epoch(CAST(${clock} AS TIME)), 0)`;
  return {
    amounts: fractions(name(amount)),
    days: date === null ? null : days(date),
    seconds: date === null && time === null ? null : fractions(`CAST(${seconds} AS BIGINT)`),
    hours: isTimed ? wholes(`hour(${time === null ? moment : clock})`, -1) : null,
    balances: balance === null ? null : fractions(name(balance)),
    births: birthDate === null ? null : days(birthDate),
    places: place === null ? null : fractions(name(place)),
  };
}

function columnsOf(numbers: Numbers): Omit<EventColumns, 'attributes'> {
  return {
    amounts: numbers.amounts.target,
    days: numbers.days?.target ?? null,
    seconds: numbers.seconds?.target ?? null,
    hours: numbers.hours?.target ?? null,
    balances: numbers.balances?.target ?? null,
    births: numbers.births?.target ?? null,
    places: numbers.places?.target ?? null,
  };
}

interface FillingAttribute extends Filling {
  readonly column: ColumnSummary;
  /** Of the words of a column that holds other than numbers. */
  readonly interner: Interner | null;
}

function attributeOf(column: ColumnSummary, room: number): FillingAttribute {
  if (column.type === 'number') {
    const value = `coalesce(CAST(${name(column.name)} AS DOUBLE), CAST('nan' AS DOUBLE))`;
    return { column, value, target: new Float64Array(room), interner: null };
  }
  const value = asTexts(valueInWords(column.name, column.type));
  return { column, value, target: new Int32Array(room), interner: createInterner() };
}

function finished({ column, target, interner }: FillingAttribute): EventAttribute {
  return { column, values: target, words: interner?.all() ?? [] };
}

/** Texts with an empty one where one is missing. */
function asTexts(value: string): string {
  return `coalesce(${value}, '')`;
}
