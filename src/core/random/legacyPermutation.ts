import { mersenneTwister } from './mersenneTwister.ts';

/**
 * `numpy.random.RandomState(seed).permutation(n)`, number for number. Where figures are computed on a
 * sample, they can be compared to the digit with a notebook that draws the same one.
 *
 * @param seed whole number, 0 .. 2^32 - 1
 * @returns 0 .. n - 1, shuffled (Fisher and Yates, 1938)
 */
export function legacyPermutation(seed: number, n: number): Int32Array {
  const nextUint32 = mersenneTwister(seed);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = maskedInt(nextUint32, i);
    const moved = order[i];
    order[i] = order[j];
    order[j] = moved;
  }
  return order;
}

/**
 * `numpy.random.RandomState(seed).choice(n, size, replace=False)`, number for number.
 *
 * @returns `size` different rows out of 0 .. n - 1, in the order drawn
 * @throws RangeError when more rows are asked for than there are.
 */
export function legacySample(seed: number, n: number, size: number): Int32Array {
  if (size > n) throw new RangeError(`a sample of ${size} rows was asked for, there are only ${n}`);
  return legacyPermutation(seed, n).slice(0, size);
}

/** A number in 0 .. max: bits above the highest of `max` are cut off, larger numbers drawn again. */
function maskedInt(nextUint32: () => number, max: number): number {
  const mask = 0xffffffff >>> Math.clz32(max);
  let value = nextUint32() & mask;
  while (value > max) value = nextUint32() & mask;
  return value;
}
