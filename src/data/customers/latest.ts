import { noDay, wholeYears } from './days.ts';

/**
 * The latest row of each customer that has a value: of those at the same time the last one in the file.
 *
 * @param seconds null where nothing tells when a row was
 * @returns a row a customer; -1 where none has a value
 */
function latestRows(
  starts: Int32Array,
  seconds: Float64Array | null,
  hasValue: (row: number) => boolean,
): Int32Array {
  const latest = new Int32Array(starts.length - 1);
  for (let c = 0; c < latest.length; c++) {
    let found = -1;
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      if (!hasValue(i)) continue;
      if (found === -1 || seconds === null || seconds[i] >= seconds[found]) found = i;
    }
    latest[c] = found;
  }
  return latest;
}

/** The latest known number of each customer; NaN without one. */
export function latestNumbers(
  starts: Int32Array,
  seconds: Float64Array | null,
  numbers: Float64Array,
): Float64Array {
  const rows = latestRows(starts, seconds, (row) => !Number.isNaN(numbers[row]));
  return valuesAt(rows, (row) => numbers[row]);
}

/** The latest known place in a list of words of each customer; -1 without one. */
export function latestPlaces(
  starts: Int32Array,
  seconds: Float64Array | null,
  places: Int32Array,
): Int32Array {
  return latestRows(starts, seconds, (row) => places[row] >= 0).map((row) =>
    row === -1 ? -1 : places[row],
  );
}

/**
 * Whole years from the latest birth date of each customer to the reference day. Nobody is born after it: such a birth
 * date gives no age.
 */
export function agesOf(
  starts: Int32Array,
  seconds: Float64Array | null,
  births: Int32Array,
  reference: number,
): Float64Array {
  const rows = latestRows(
    starts,
    seconds,
    (row) => births[row] !== noDay && births[row] <= reference,
  );
  const years = new Map<number, number>();
  const ageOf = (birth: number): number => {
    const known = years.get(birth) ?? wholeYears(birth, reference);
    years.set(birth, known);
    return known;
  };
  return valuesAt(rows, (row) => ageOf(births[row]));
}

function valuesAt(rows: Int32Array, valueOf: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let c = 0; c < rows.length; c++) values[c] = rows[c] === -1 ? Number.NaN : valueOf(rows[c]);
  return values;
}
