import type { Aggregation } from '../../contract/index.ts';
import { name } from '../quoting.ts';
import type { Cell, Row, Session } from '../session.ts';

/** What all events together say about how to read each. */
export interface EventSurvey {
  readonly window: { readonly referenceDate: string | null; readonly startDate: string | null };
  /** The power of ten that makes all amounts whole; null where there is none. */
  readonly unitsInOne: number | null;
  /** A whole number of each event that ascends in time, then by place, as SQL. */
  readonly moment: string;
}

/** Amounts have no decimals, those of a currency, or those of a rate. */
const powersOfTen = [1, 100, 1_000, 10_000] as const;

/**
 * Finds the window, the unit in which all amounts are whole, and a number that orders the events.
 *
 * @param events a relation with `id`, `amount`, `day`, `seconds` (whole) and `place` (1 .. rows)
 */
export async function surveyEvents(
  session: Session,
  events: string,
  aggregation: Aggregation,
): Promise<EventSurvey> {
  const counted = 'FILTER (WHERE id IS NOT NULL AND amount IS NOT NULL)';
  const whole = powersOfTen.map(
    (power) => `bool_and(${wholeUnits(power)} / ${power} = amount) AS whole_${power}`,
  );
  const found = await session.row(
    `SELECT CAST(min(day) ${counted} AS VARCHAR) AS first, CAST(max(day) ${counted} AS VARCHAR) AS last,
       max(abs(amount)) AS largest, min(seconds) AS start, max(seconds) AS end, count(*) AS rows
     FROM ${name(events)}`,
  );
  const largest = Number(found['largest'] ?? 0);
  const unitsInOne = Number.isSafeInteger(Math.ceil(largest) * 10_000)
    ? unitOf(await session.row(`SELECT ${whole.join(', ')} FROM ${name(events)}`))
    : null;
  return { window: windowOf(found, aggregation), unitsInOne, moment: momentOf(found) };
}

/** An amount in units of which `unitsInOne` make 1, as SQL. */
export function wholeUnits(unitsInOne: number): string {
  return `CAST(round(amount * ${unitsInOne}) AS BIGINT)`;
}

function unitOf(found: Row): number | null {
  return powersOfTen.find((power) => found[`whole_${power}`] === true) ?? null;
}

/** Seconds since the first event, then places; in 64 bits where they fit, as these are compared faster. */
function momentOf(found: Row): string {
  const [start, end, rows] = ['start', 'end', 'rows'].map((key) => Number(found[key] ?? 0));
  const fits = (end - start + 1) * (rows + 1) < 2 ** 62;
  const since = `(seconds - (${start}))`;
  return `${fits ? since : `CAST(${since} AS HUGEINT)`} * ${rows + 1} + place`;
}

function windowOf({ first, last }: Row, aggregation: Aggregation): EventSurvey['window'] {
  if (aggregation.date === null) {
    return { referenceDate: aggregation.referenceDate, startDate: null };
  }
  return {
    referenceDate: aggregation.referenceDate ?? dayOrNull(last),
    startDate: aggregation.startDate ?? dayOrNull(first),
  };
}

function dayOrNull(day: Cell | undefined): string | null {
  return typeof day === 'string' ? day : null;
}
