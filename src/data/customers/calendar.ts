import { dayOfText, textOfDay } from './days.ts';

/** An ISO date some days later, or earlier. */
export function shiftDay(day: string, by: number): string {
  return textOfDay(dayOfText(day) + by) ?? day;
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return dayOfText(to) - dayOfText(from);
}

/** First and last day of each month that lies whole between two ISO dates, ascending. */
export function wholeMonths(
  from: string,
  to: string,
): { readonly from: string; readonly to: string }[] {
  const months: { from: string; to: string }[] = [];
  const start = new Date(Date.parse(from));
  for (let ahead = 0; ; ahead += 1) {
    const first = isoDay(start.getUTCFullYear(), start.getUTCMonth() + ahead, 1);
    const last = isoDay(start.getUTCFullYear(), start.getUTCMonth() + ahead + 1, 0);
    if (last > to) return months;
    if (first >= from) months.push({ from: first, to: last });
  }
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
