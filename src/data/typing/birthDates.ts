import type { Decision } from '../../contract/index.ts';
import { name } from '../quoting.ts';
import type { Session } from '../session.ts';
import { yearLastReading } from './dates.ts';
import type { Chosen } from './decide.ts';

/** Newest birth date assumed where a file has no other dates to compare with. */
const newestWithoutEvidence = '2026-12-31';

/**
 * Gives two-digit years of birth their century: the latest one in which nobody is born after the newest
 * other date of the file. A fixed pivot would make the oldest customers the youngest.
 */
export async function placeBirthDates(
  session: Session,
  columns: readonly Chosen[],
): Promise<Chosen[]> {
  if (!columns.some(isShortBirthDate)) return [...columns];
  const newest = await newestDate(session, columns);
  return columns.map((chosen) => {
    const { evidence, order } = chosen;
    if (!isShortBirthDate(chosen) || evidence.yearLast === null || order === undefined) {
      return chosen;
    }
    const column = evidence.column.name;
    const limit = newest ?? newestWithoutEvidence;
    const why =
      newest === null ? 'as the file has no other date' : 'the newest other date of the file';
    const text = `Two-digit years in ${column} are read as the latest year not after ${limit}, ${why}.`;
    const decision: Decision = { stage: 'read', column, text, count: null };
    return {
      ...chosen,
      reading: yearLastReading(evidence.yearLast, order, limit),
      decisions: [...chosen.decisions, decision],
    };
  });
}

function isShortBirthDate({ evidence, order }: Chosen): boolean {
  return evidence.isBirthDate && order !== undefined && evidence.yearLast?.twoDigitYears === true;
}

/** Newest date outside the birth dates, those of the far future (no end date) aside; ISO. */
async function newestDate(session: Session, columns: readonly Chosen[]): Promise<string | null> {
  let newest: string | null = null;
  for (const { evidence, reading } of columns) {
    if (reading.type !== 'date' || evidence.isBirthDate || evidence.dictionary === null) continue;
    const { day } = await session.row(
      `SELECT CAST(max(day) AS VARCHAR) AS day FROM (
         SELECT CAST(${reading.value('value')} AS DATE) AS day FROM ${name(evidence.dictionary)})
       WHERE day < DATE '2200-01-01'`,
    );
    if (typeof day === 'string' && (newest === null || day > newest)) newest = day;
  }
  return newest;
}
