/**
 * Derives the seed of one task from the run's seed and the task's path, e.g.
 * `splitSeed(seed, nClusters, restart)`. Tasks get their seeds before work is handed out,
 * so the number of threads cannot change a result.
 *
 * @returns a whole number, 0 .. 2^32 - 1
 */
export function splitSeed(seed: number, ...path: readonly number[]): number {
  return path.reduce((state, step) => mix(state ^ mix(step + 0x9e3779b9)), mix(seed)) >>> 0;
}

/** Finaliser of MurmurHash3 (Austin Appleby, 2011): every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
