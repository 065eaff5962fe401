/** A source of random numbers; the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), with 53 random bits. */
  next(): number;
  /** A whole number in 0 .. n - 1, each equally likely; 1 <= n <= 2^32. */
  nextInt(n: number): number;
  /** Standard normal. */
  nextGaussian(): number;
}

const twoTo32 = 2 ** 32;
const twoToMinus53 = 2 ** -53;

/**
 * Makes a generator: sfc32 (Chris Doty-Humphrey, PractRand), started from a 32-bit seed.
 *
 * @param seed whole number, 0 .. 2^32 - 1
 * @throws RangeError on any other seed.
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= twoTo32) {
    throw new RangeError(`seed is ${seed}; it must be a whole number from 0 to ${twoTo32 - 1}`);
  }
  const nextUint32 = sfc32(seed);
  const next = (): number => ((nextUint32() >>> 11) * twoTo32 + nextUint32()) * twoToMinus53;
  return {
    next,
    nextInt: (n) => boundedInt(nextUint32, n),
    nextGaussian: () => gaussian(next),
  };
}

function sfc32(seed: number): () => number {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const nextUint32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first outputs of near seeds still resemble each other.
  for (let i = 0; i < 16; i++) nextUint32();
  return nextUint32;
}

/** Numbers beyond the last whole multiple of n are drawn again, so that no result is favoured. */
function boundedInt(nextUint32: () => number, n: number): number {
  const limit = twoTo32 - (twoTo32 % n);
  let value = nextUint32();
  while (value >= limit) value = nextUint32();
  return value % n;
}

/** Polar method (Marsaglia, 1962); its second number is not kept, so that calls stay independent. */
function gaussian(next: () => number): number {
  for (;;) {
    const u = 2 * next() - 1;
    const v = 2 * next() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}
