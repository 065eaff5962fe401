import type { Events } from './events.ts';
import { perCustomer } from './perCustomer.ts';

/** Sums of the amounts: those of whole units are exact. */
export function sums({ starts, units, unitsInOne }: Events): Float64Array {
  return perCustomer(starts, (from, to) => sumOf(units, from, to) / (unitsInOne ?? 1));
}

/** Means of the amounts; divided once, so that they are rounded once. */
export function means({ starts, units, unitsInOne }: Events): Float64Array {
  return perCustomer(
    starts,
    (from, to) => sumOf(units, from, to) / ((unitsInOne ?? 1) * (to - from)),
  );
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}

/** Middle amounts; halfway between the two middle ones of an even number. */
export function medians({ starts, amounts }: Events): Float64Array {
  return perCustomer(starts, (from, to) => {
    // Most customers of a short window have one or two.
    if (to - from <= 2) return amounts[from] / 2 + amounts[to - 1] / 2;
    const own = amounts.subarray(from, to).toSorted();
    const upper = own.length >> 1;
    return own.length % 2 === 1 ? own[upper] : own[upper - 1] / 2 + own[upper] / 2;
  });
}

export function largest({ starts, amounts }: Events): Float64Array {
  return perCustomer(starts, (from, to) => {
    let most = amounts[from];
    for (let i = from + 1; i < to; i++) if (amounts[i] > most) most = amounts[i];
    return most;
  });
}
