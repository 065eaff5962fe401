import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { escapedPath, name, target, text } from '../quoting.ts';
import type { Session } from '../session.ts';
import type { Source } from '../sources/source.ts';
import { noDay } from './days.ts';
import type { EventPlan } from './eventPlan.ts';
import type { StoredEvents, RawEvents } from './readEvents.ts';
import type { LeftOut } from './sieve.ts';

/** Transactions that count, on disk, all of a customer's in the same part. */
export interface EventParts
  extends Pick<RawEvents, 'count' | 'firstDay' | 'lastDay'>, AsyncDisposable {
  readonly leftOut: LeftOut;
  readonly parts: readonly StoredEvents[];
  /** All amounts, in no order, as SQL to select from; the column is called `amount`. */
  readonly amounts: string;
}

/**
 * Writes the transactions that count to temporary files, part by part, so that each part fits into memory.
 *
 * @param atOnce transactions that a part may hold; a customer with more has a larger part
 */
export async function partEvents(
  session: Session,
  source: Source,
  plan: EventPlan,
  atOnce: number,
): Promise<EventParts> {
  const survey = await surveyOf(session, source, plan);
  const folder = await mkdtemp(join(session.tempDirectory, 'parts-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const columns = columnsOf(plan);
    const nParts = Math.ceil(source.rowsRead / atOnce);
    await session.run(
      `COPY (${keptRows(source, plan, columns, nParts)}) TO ${target(folder)} (FORMAT parquet, PARTITION_BY (part), OVERWRITE_OR_IGNORE)`,
    );
    const written = (part: string): string =>
      `read_parquet(${text(join(escapedPath(folder), `part=${part}`, '*.parquet'))}, hive_partitioning = true)`;
    const counts =
      survey.possible === 0
        ? []
        : await session.rows(
            `SELECT part, count(*) AS count FROM ${written('*')} GROUP BY part ORDER BY part`,
          );
    const parts: StoredEvents[] = [];
    for (const { part, count } of counts) {
      const relation = session.freshName('part');
      const selected = columns.map((column, i) => `c${i} AS ${name(column)}`);
      const place = placeBeside(columns);
      await session.run(
        `CREATE VIEW ${name(relation)} AS SELECT ${[...selected, `place AS ${name(place)}`].join(', ')} FROM ${written(String(part))}`,
      );
      parts.push({ relation, count: Number(count), place });
    }
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    return {
      count,
      firstDay: survey.firstDay,
      lastDay: survey.lastDay,
      leftOut: { ...survey.leftOut, repeated: survey.possible - count },
      parts,
      amounts: `(SELECT c${columns.indexOf(plan.aggregation.amount)} AS amount FROM ${written('*')})`,
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Columns of the source that {@link readEvents} asks for. */
function columnsOf({ aggregation, attributes }: EventPlan): string[] {
  const { id, amount, date, time, balance, birthDate } = aggregation;
  const used = [id, amount, date, time, balance, birthDate].filter((column) => column !== null);
  return [...new Set([...used, ...attributes.map((column) => column.name)])];
}

/** A name that no column has. */
function placeBeside(columns: readonly string[]): string {
  let place = 'place';
  while (columns.some((column) => column.toLowerCase() === place)) place += '_';
  return place;
}

interface EventSurvey extends Pick<RawEvents, 'firstDay' | 'lastDay'> {
  readonly leftOut: Omit<LeftOut, 'repeated'>;
  /** How many count, but for repeated ones. */
  readonly possible: number;
}

async function surveyOf(
  session: Session,
  { relation }: Source,
  plan: EventPlan,
): Promise<EventSurvey> {
  const { hasId, hasAmount, isInside, day } = conditionsOf(plan);
  const known = `${hasId} AND ${hasAmount}`;
  const epochDay = `${day} - DATE '1970-01-01'`;
  const found = await session.row(
    `SELECT count(*) FILTER (WHERE NOT ${hasId}) AS id, count(*) FILTER (WHERE ${hasId} AND NOT ${hasAmount}) AS amount,
       count(*) FILTER (WHERE ${known} AND NOT ${isInside}) AS outside, count(*) FILTER (WHERE ${known} AND ${isInside}) AS possible,
       min(${epochDay}) FILTER (WHERE ${known}) AS first, max(${epochDay}) FILTER (WHERE ${known}) AS last
     FROM ${name(relation)}`,
  );
  return {
    leftOut: {
      id: Number(found['id']),
      amount: Number(found['amount']),
      window: Number(found['outside']),
    },
    possible: Number(found['possible']),
    firstDay: Number(found['first'] ?? noDay),
    lastDay: Number(found['last'] ?? noDay),
  };
}

/** What makes a transaction count, as SQL that is never NULL; see `createSieve`. */
function conditionsOf({ aggregation }: EventPlan): {
  readonly hasId: string;
  readonly hasAmount: string;
  readonly isInside: string;
  readonly day: string;
} {
  const { id, amount, date, startDate, referenceDate } = aggregation;
  const day = date === null ? 'CAST(NULL AS DATE)' : `CAST(${name(date)} AS DATE)`;
  const inside = [
    ...(startDate === null ? [] : [`${day} >= DATE ${text(startDate)}`]),
    ...(referenceDate === null ? [] : [`${day} <= DATE ${text(referenceDate)}`]),
  ];
  return {
    hasId: `(coalesce(CAST(${name(id)} AS VARCHAR), '') <> '')`,
    hasAmount: `(${name(amount)} IS NOT NULL)`,
    isInside: `coalesce(${['true', ...inside].join(' AND ')}, true)`,
    day,
  };
}

function keptRows(
  { relation }: Source,
  plan: EventPlan,
  columns: readonly string[],
  nParts: number,
): string {
  const { hasId, hasAmount, isInside } = conditionsOf(plan);
  const { aggregation, key } = plan;
  const selected = [
    ...columns.map((column, i) => `${name(column)} AS c${i}`),
    'CAST(rowid AS DOUBLE) AS place',
    `CAST(hash(CAST(${name(aggregation.id)} AS VARCHAR)) % ${nParts} AS INTEGER) AS part`,
  ];
  const once =
    key === null
      ? ''
      : ` QUALIFY ${name(key)} IS NULL OR row_number() OVER (PARTITION BY ${name(key)} ORDER BY rowid) = 1`;
  return `SELECT ${selected.join(', ')} FROM ${name(relation)} WHERE ${hasId} AND ${hasAmount} AND ${isInside}${once}`;
}
