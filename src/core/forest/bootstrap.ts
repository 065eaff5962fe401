import { createRandom } from '../random/index.ts';

/** How often each of `nSamples` draws with replacement hit each row (nSamples). */
export function bootstrapCounts(nSamples: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const counts = new Uint8Array(nSamples);
  for (let i = 0; i < nSamples; i++) counts[random.nextInt(nSamples)]++;
  return counts;
}

/** One bit a row, low bits first: whether it was drawn at all. */
export function bagBits(counts: Uint8Array): Uint8Array {
  const bits = new Uint8Array(bagBytes(counts.length));
  counts.forEach((count, i) => {
    if (count > 0) bits[i >> 3] |= 1 << (i & 7);
  });
  return bits;
}

/** Bytes of {@link bagBits}, filled up to a multiple of 2. */
export function bagBytes(nSamples: number): number {
  return 2 * Math.ceil(nSamples / 16);
}

/** Whether row i was drawn. */
export function isInBag(bits: Uint8Array, i: number): boolean {
  return ((bits[i >> 3] >> (i & 7)) & 1) === 1;
}
