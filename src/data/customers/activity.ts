import { noDay } from './days.ts';
import { perCustomer } from './perCustomer.ts';

/** Days from the last day of each customer to the reference day; NaN without a day. */
export function recencies(starts: Int32Array, days: Int32Array, reference: number): Float64Array {
  return perCustomer(starts, (from, to) => {
    let last = noDay;
    for (let i = from; i < to; i++) if (days[i] > last) last = days[i];
    return last === noDay ? Number.NaN : reference - last;
  });
}

/** How many different days each customer has. */
export function activeDays(
  starts: Int32Array,
  days: Int32Array,
  firstDay: number,
  lastDay: number,
): Float64Array {
  /** The first row of the customer who was last seen on a day, plus one. */
  const seen = new Int32Array(lastDay - firstDay + 1);
  return perCustomer(starts, (from, to) => {
    let different = 0;
    for (let i = from; i < to; i++) {
      if (days[i] === noDay || seen[days[i] - firstDay] === from + 1) continue;
      seen[days[i] - firstDay] = from + 1;
      different += 1;
    }
    return different;
  });
}

/** Share of each customer's rows whose value passes, among those that have one; NaN without any. */
export function shareOf(
  starts: Int32Array,
  values: Int32Array,
  missing: number,
  passes: (value: number) => boolean,
): Float64Array {
  return perCustomer(starts, (from, to) => {
    let known = 0;
    let passing = 0;
    for (let i = from; i < to; i++) {
      if (values[i] === missing) continue;
      known += 1;
      if (passes(values[i])) passing += 1;
    }
    return passing / known;
  });
}

/**
 * (second half - first half) / (second half + first half) of the amounts' sizes; the middle day of an odd window is in
 * the second half. NaN for customers seen on a single day, who show no direction.
 */
export function trends(
  starts: Int32Array,
  days: Int32Array,
  units: Float64Array,
  firstDay: number,
  lastDay: number,
): Float64Array {
  const length = lastDay - firstDay + 1;
  return perCustomer(starts, (from, to) => {
    let first = Number.POSITIVE_INFINITY;
    let last = noDay;
    let size = 0;
    let direction = 0;
    for (let i = from; i < to; i++) {
      const day = days[i];
      if (day === noDay) continue;
      const amount = Math.abs(units[i]);
      size += amount;
      direction += (day - firstDay) * 2 + 1 >= length ? amount : -amount;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    return first < last && size > 0 ? direction / size : Number.NaN;
  });
}
