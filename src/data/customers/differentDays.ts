import { text } from '../quoting.ts';

const daysInWord = 60;
/** Longer windows have more words than a set of days is large. */
const mostWords = 8;

/**
 * How many different days there are among events, as an aggregate in SQL: where the window is known and not long,
 * one bit a day, which takes a fraction of the time and room of a set of days.
 *
 * @param startDate first day of the window, YYYY-MM-DD; null where it is not known
 * @param referenceDate its last day
 */
export function differentDays(startDate: string | null, referenceDate: string): string {
  const length = (Date.parse(referenceDate) - Date.parse(startDate ?? '')) / 86_400_000 + 1;
  if (!(length >= 1 && length <= mostWords * daysInWord)) return 'count(DISTINCT day)';
  const place = `(day - DATE ${text(startDate ?? '')})`;
  const bit = `CAST(1 AS BIGINT) << (${place} % ${daysInWord})`;
  return Array.from({ length: Math.ceil(length / daysInWord) }, (_, word) => {
    const own = `CASE WHEN ${place} // ${daysInWord} = ${word} THEN ${bit} ELSE 0 END`;
    return `CAST(bit_count(bit_or(${own})) AS BIGINT)`;
  }).join(' + ');
}
