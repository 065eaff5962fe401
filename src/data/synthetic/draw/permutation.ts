import { splitSeed } from '../../../core/index.ts';

const rounds = 4;

/**
 * A shuffle of 0..n-1 that is computed place by place and so needs no memory: a Feistel network
 * (Luby and Rackoff, 1988) over the next even power of two, walked until it lands below n
 * (Black and Rogaway, 2002).
 *
 * @param n 1..2^31
 * @returns i -> the number at place i; each number of 0..n-1 exactly once
 */
export function createPermutation(n: number, seed: number): (i: number) => number {
  const halfBits = Math.max(1, Math.ceil(Math.log2(n) / 2));
  const half = 2 ** halfBits;
  const mask = half - 1;
  const keys = Array.from({ length: rounds }, (_, round) => splitSeed(seed, round));
  const step = (i: number): number => {
    let left = Math.floor(i / half);
    let right = i % half;
    for (const key of keys) {
      const mixed = left ^ (mix(right ^ key) & mask);
      left = right;
      right = mixed;
    }
    return left * half + right;
  };
  return (i) => {
    let place = step(i);
    while (place >= n) place = step(place);
    return place;
  };
}

/** Spreads every bit of a 32-bit integer over all others. */
function mix(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}
