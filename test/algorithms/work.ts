import { expect } from 'vitest';
import { fitOne, worldOf, type Check } from './world.ts';

/** How the work goes on. */
export const work: readonly Check[] = [
  {
    name: 'stops when it is told to before it begins',
    run: async (algorithm) => {
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(fitOne(worldOf(algorithm), { signal })).rejects.toThrow('enough');
    },
  },
  {
    name: 'tells its progress from less to more, at last the whole',
    run: async (algorithm) => {
      const told: number[] = [];
      await fitOne(worldOf(algorithm), {
        ks: [2, 3],
        onProgress: (done, total) => told.push(done / total),
      });
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(told.at(-1)).toBe(1);
    },
  },
];
