import type { ColumnRole, ColumnSummary } from '../../contract/index.ts';

/** What a column can hold, and why. */
export interface PossibleValues {
  readonly lower: number | string | null;
  readonly upper: number | string | null;
  readonly reason: string;
}

/** Nobody alive was born before it; no bank keeps accounts of such days. */
const oldestDay = '1900-01-01';
const newestDay = '2100-12-31';

/**
 * The values that what a column holds can take; null where any could be.
 *
 * @param newestOther newest day among the other dates of the source, ISO; null without one
 */
export function possibleValues(
  role: ColumnRole,
  summary: ColumnSummary,
  newestOther: string | null,
): PossibleValues | null {
  if (summary.type === 'date') {
    return role.role === 'birth-date'
      ? {
          lower: oldestDay,
          upper: newestOther,
          reason: `nobody was born before ${oldestDay}${newestOther === null ? '' : ` or after ${newestOther}`}`,
        }
      : {
          lower: oldestDay,
          upper: newestDay,
          reason: `days lie between ${oldestDay} and ${newestDay}`,
        };
  }
  if (summary.type !== 'number') return null;
  if (role.role === 'age') return { lower: 0, upper: 120, reason: 'ages lie between 0 and 120' };
  if (role.role === 'income') return { lower: 0, upper: null, reason: 'an income is not negative' };
  if (role.unit === 'rate' && role.role === 'frequency' && (summary.median ?? 2) <= 1) {
    return { lower: 0, upper: 1, reason: 'shares of time lie between 0 and 1' };
  }
  if (role.unit === 'count') return { lower: 0, upper: null, reason: 'counts are not negative' };
  if (role.unit === 'days' || role.unit === 'years') {
    return { lower: 0, upper: null, reason: 'a span of time is not negative' };
  }
  return null;
}
