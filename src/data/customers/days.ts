const millisecondsOfDay = 86_400_000;

/** Stands where there is no day. */
export const noDay = -0x8000_0000;

/** Days since 1970-01-01 of an ISO date. */
export function dayOfText(text: string): number {
  return Date.parse(text) / millisecondsOfDay;
}

/** The ISO date so many days after 1970-01-01; null for no day. */
export function textOfDay(day: number): string | null {
  return day === noDay ? null : new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

/** True for a Saturday or Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(day: number): boolean {
  const afterMonday = (((day + 3) % 7) + 7) % 7;
  return afterMonday >= 5;
}

/**
 * Whole years from a day to a later one. Who is born on the 29th of February is a year older on the 28th where there is
 * no 29th.
 */
export function wholeYears(from: number, to: number): number {
  const start = new Date(from * millisecondsOfDay);
  const end = new Date(to * millisecondsOfDay);
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const months = end.getUTCMonth() - start.getUTCMonth();
  const isMonthEnd = new Date((to + 1) * millisecondsOfDay).getUTCDate() === 1;
  const isDayReached = isMonthEnd || end.getUTCDate() >= start.getUTCDate();
  return months > 0 || (months === 0 && isDayReached) ? years : years - 1;
}
