const nKeys = 65536;

/** Rows by ascending value. */
export interface Order {
  /** All rows; those without a value stand last. */
  readonly rows: Uint32Array;
  /** How many have a value. */
  readonly nValues: number;
}

/**
 * Sorts rows by value in two counting passes over the halves of the 32-bit floats (radix sort, Hollerith 1889):
 * flipped so that their bits ascend as they do. NaN stands last.
 */
export function orderOf(values: Float32Array): Order {
  const keys = ascendingBits(values);
  const byLow = pass(keys, 0, identity(values.length));
  const rows = pass(keys, 16, byLow);
  let nValues = rows.length;
  while (nValues > 0 && Number.isNaN(values[rows[nValues - 1]])) nValues--;
  return { rows, nValues };
}

function ascendingBits(values: Float32Array): Uint32Array {
  const keys = new Uint32Array(values.length);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let row = 0; row < keys.length; row++) {
    // A NaN may have its sign set; it must stand last all the same.
    if (Number.isNaN(values[row])) keys[row] = 0xffffffff;
    else keys[row] = bits[row] >>> 31 === 1 ? ~bits[row] : bits[row] | 0x80000000;
  }
  return keys;
}

function pass(keys: Uint32Array, shift: number, rows: Uint32Array): Uint32Array {
  const starts = new Uint32Array(nKeys + 1);
  for (const row of rows) starts[((keys[row] >>> shift) & 0xffff) + 1]++;
  for (let key = 0; key < nKeys; key++) starts[key + 1] += starts[key];
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[(keys[row] >>> shift) & 0xffff]++] = row;
  return sorted;
}

function identity(n: number): Uint32Array {
  const rows = new Uint32Array(n);
  for (let row = 0; row < n; row++) rows[row] = row;
  return rows;
}

/** The first place in the order whose value is at least `bound`, or, with `beyond`, above it. */
export function placeInOrder(
  { rows, nValues }: Order,
  values: Float32Array,
  bound: number,
  beyond: boolean,
): number {
  let low = 0;
  let high = nValues;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[rows[middle]];
    if (value < bound || (beyond && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
