import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../test/support/coreReference.ts';
import { createRandom, legacyPermutation, legacySample, splitSeed } from './index.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('createRandom', () => {
  it('repeats itself for the same seed and differs for the next', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return [random.next(), random.nextInt(1000), random.nextGaussian()];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('keeps to its ranges', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const random = createRandom(seed);
        const value = random.next();
        const int = random.nextInt(n);
        expect(value >= 0 && value < 1).toBe(true);
        expect(Number.isInteger(int) && int >= 0 && int < n).toBe(true);
      }),
    );
  });

  it('fills ten bins evenly, also over seeds that follow each other', () => {
    const random = createRandom(1);
    const nDraws = 20_000;
    for (const draw of [() => random.next(), (i: number) => createRandom(i).next()]) {
      const counts = new Float64Array(10);
      for (let i = 0; i < nDraws; i++) counts[Math.floor(draw(i) * 10)]++;
      const chiSquare = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      // 99.99 % point of the chi-square distribution with 9 degrees of freedom.
      expect(chiSquare).toBeLessThan(33.7);
    }
  });

  it('draws normal numbers with the right moments', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 50_000 }, () => random.nextGaussian());
    const moment = (power: number): number =>
      values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(moment(4)).toBeGreaterThan(2.8);
    expect(moment(4)).toBeLessThan(3.2);
  });

  it.each([-1, 1.5, 2 ** 32, NaN])('refuses the seed %d', (seed) => {
    expect(() => createRandom(seed)).toThrow(`seed is ${seed}`);
  });
});

describe('splitSeed', () => {
  it('gives every path a seed of its own', () => {
    const split = new Set<number>();
    for (let k = 0; k < 40; k++) for (let r = 0; r < 100; r++) split.add(splitSeed(42, k, r));
    expect(split.size).toBe(4000);
    expect(splitSeed(42, 1, 2)).not.toBe(splitSeed(42, 2, 1));
    expect(splitSeed(42, 1)).not.toBe(splitSeed(43, 1));
  });

  it('gives a seed that createRandom takes', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, step) => {
        expect(createRandom(splitSeed(seed, step)).next()).toBeLessThan(1);
      }),
    );
  });
});

describe('NumPy legacy draws', () => {
  it.each(coreReference.legacy)(
    'choice of $size of $n at seed $seed',
    ({ seed, n, size, rows }) => {
      expect([...legacySample(seed, n, size)]).toEqual(rows);
    },
  );

  it('permutes', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 300 }), (seed, n) => {
        const sorted = legacyPermutation(seed, n).toSorted();
        expect([...sorted]).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it('refuses a sample larger than the whole', () => {
    expect(() => legacySample(0, 5, 6)).toThrow('a sample of 6 rows was asked for');
  });
});
