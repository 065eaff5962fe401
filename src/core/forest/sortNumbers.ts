const digitBits = 11;
const digits = 1 << digitBits;

/** A number as two words that compare, high first, as the number does. */
interface Keys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/**
 * Sorts numbers free of NaN in place, ascending: a radix sort (Seward, 1954) on their bits, several times as fast
 * as a sort by comparisons. -0 stands before 0.
 */
export function sortNumbers(values: Float64Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  let keys = createKeys(values.length);
  let spare = createKeys(values.length);
  for (let i = 0; i < values.length; i++) {
    const high = words[2 * i + 1];
    const flip = (high | 0) >> 31;
    keys.low[i] = words[2 * i] ^ flip;
    keys.high[i] = high ^ (flip | 0x80000000);
  }
  for (const word of ['low', 'high'] as const) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      sortByDigit(keys, spare, word, shift);
      [keys, spare] = [spare, keys];
    }
  }
  for (let i = 0; i < values.length; i++) {
    const flip = ~(keys.high[i] | 0) >> 31;
    words[2 * i] = keys.low[i] ^ flip;
    words[2 * i + 1] = keys.high[i] ^ (flip | 0x80000000);
  }
}

function createKeys(length: number): Keys {
  return { high: new Uint32Array(length), low: new Uint32Array(length) };
}

function sortByDigit(from: Keys, to: Keys, word: keyof Keys, shift: number): void {
  const { high, low } = from;
  const toHigh = to.high;
  const toLow = to.low;
  const sorted = from[word];
  const places = new Uint32Array(digits);
  for (let i = 0; i < sorted.length; i++) places[(sorted[i] >>> shift) & (digits - 1)]++;
  let next = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = places[digit];
    places[digit] = next;
    next += count;
  }
  for (let i = 0; i < sorted.length; i++) {
    const place = places[(sorted[i] >>> shift) & (digits - 1)]++;
    toHigh[place] = high[i];
    toLow[place] = low[i];
  }
}
