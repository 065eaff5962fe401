const size = 624;
const middle = 397;

/**
 * MT19937 (Matsumoto and Nishimura, 1998), seeded as NumPy's legacy `RandomState(seed)`.
 *
 * @param seed whole number, 0 .. 2^32 - 1
 * @returns a function that gives the next 32-bit number
 */
export function mersenneTwister(seed: number): () => number {
  const state = initialState(seed);
  let position = size;
  return () => {
    if (position === size) {
      twist(state);
      position = 0;
    }
    return temper(state[position++]);
  };
}

function initialState(seed: number): Int32Array {
  const state = new Int32Array(size);
  state[0] = seed;
  for (let i = 1; i < size; i++) {
    const previous = state[i - 1];
    state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
  }
  return state;
}

function twist(state: Int32Array): void {
  for (let i = 0; i < size; i++) {
    const joined = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff);
    const odd = joined & 1 ? 0x9908b0df : 0;
    state[i] = state[(i + middle) % size] ^ (joined >>> 1) ^ odd;
  }
}

function temper(value: number): number {
  let y = value;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}
