// The random numbers of core/random (sfc32 from a 32-bit seed, bounded without favour), number for number.

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let counter: u32 = 0;

export function seedRandom(seed: u32): void {
  a = seed;
  b = 0x9e3779b9;
  c = 0x243f6a88;
  counter = 1;
  for (let i = 0; i < 16; i++) nextWord();
}

@inline
function nextWord(): u32 {
  const sum = a + b + counter;
  counter += 1;
  a = b ^ (b >>> 9);
  b = c + (c << 3);
  c = ((c << 21) | (c >>> 11)) + sum;
  return sum;
}

/** A whole number from 0 to n - 1. */
export function nextInt(n: u32): u32 {
  // 2^32 less what is left over when n divides it; 0 stands for 2^32.
  const limit: u32 = 0 - ((0 - n) % n);
  let value = nextWord();
  while (limit != 0 && value >= limit) value = nextWord();
  return value % n;
}

/** Counts how often each of n draws with replacement hits each row. */
export function countDraws(counts: usize, n: u32, seed: u32): void {
  seedRandom(seed);
  const limit: u32 = 0 - ((0 - n) % n);
  for (let i: u32 = 0; i < n; i++) {
    let value = nextWord();
    while (limit != 0 && value >= limit) value = nextWord();
    const at = counts + <usize>(value % n);
    store<u8>(at, load<u8>(at) + 1);
  }
}
