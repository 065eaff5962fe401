import { expect } from 'vitest';
import { fitOne, kAsked, matrixOf, rowsAt, worldOf, type Check, type World } from './world.ts';

function withValue(world: World, value: number): World {
  const data = Float64Array.from(world.x.data);
  data[2 * world.x.nFeatures + 1] = value;
  return { ...world, x: { ...world.x, data } };
}

const refusing = (name: string, value: number, words: RegExp): Check => ({
  name,
  run: async (algorithm) => {
    await expect(fitOne(withValue(worldOf(algorithm), value))).rejects.toThrow(words);
  },
});

/** What no algorithm may take, each told by name. */
export const refusals: readonly Check[] = [
  refusing('refuses a missing value and names its place', NaN, /row 2, column 1 holds NaN/),
  refusing('refuses infinity and names its place', Infinity, /row 2, column 1 holds Infinity/),
  refusing('refuses minus infinity', -Infinity, /row 2, column 1 holds -Infinity/),
  refusing('refuses a value whose square is no number', 1e151, /row 2, column 1 holds 1e\+151/),
  {
    name: 'refuses a matrix without rows',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const x = matrixOf([], world.x.nFeatures);
      await expect(fitOne({ ...world, x })).rejects.toThrow(/0 rows/);
    },
  },
  {
    name: 'refuses a matrix without columns',
    run: async (algorithm) => {
      const x = { data: new Float64Array(0), nSamples: 5, nFeatures: 0 };
      await expect(fitOne({ ...worldOf(algorithm), x, features: [] })).rejects.toThrow(/0 columns/);
    },
  },
  {
    name: 'refuses data that do not fit their shape',
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const x = { ...world.x, nSamples: 91 };
      await expect(fitOne({ ...world, x })).rejects.toThrow(/not 91 x \d+ as its shape says/);
    },
  },
  {
    name: 'refuses more clusters than different rows, with both numbers',
    unless: kAsked,
    run: async (algorithm) => {
      const world = worldOf(algorithm);
      const x = rowsAt(world.x, [0, 1, 3, 0, 1, 3]);
      await expect(fitOne({ ...world, x }, { ks: [4] })).rejects.toThrow(
        /only 3 different rows for 4 (clusters|components|classes)/,
      );
    },
  },
];
