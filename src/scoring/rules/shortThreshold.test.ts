import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortThreshold } from './shortThreshold.ts';

const at = (threshold: number, ...values: number[]): number =>
  shortThreshold(threshold, Float64Array.from(values));

describe('shortThreshold', () => {
  it.each([
    { threshold: 1487.35, values: [200.5, 1400.2, 1574.5], short: 1500 },
    { threshold: 1487.35, values: [200.5, 1486.2, 1488.5], short: 1487 },
    { threshold: 2.5, values: [1, 2, 3, 4], short: 2 },
    { threshold: 1987.5, values: [1987, 1988], short: 1987 },
    { threshold: 3.2, values: [0, 0, 6.4], short: 0 },
    { threshold: -0.5, values: [-1.5, 0.25], short: 0 },
    { threshold: 0.083_333, values: [0.08, 0.086_7], short: 0.08 },
    { threshold: 1e300, values: [0, 2e300], short: 0 },
  ])('$threshold among $values becomes $short', ({ threshold, values, short }) => {
    expect(at(threshold, ...values)).toBe(short);
  });

  it('lets one value in 200 change sides for a shorter figure, no more', () => {
    const crowd = Array.from({ length: 398 }, (_, i) => (i < 200 ? i : 5000.5 + i));
    expect(at(1487.651, ...crowd, 1487.65, 1487.652)).toBe(1500);
    const dense = Array.from({ length: 2000 }, (_, i) => 1000 + i / 16);
    const short = at(1061.78, ...dense);
    expect(short).toBe(1062);
    expect(dense.filter((v) => v > 1061.78 && v <= short).length).toBeLessThanOrEqual(10);
  });

  it('parts nearly all values as before, and whole ones by a whole figure (law)', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
      fc.integer({ min: -50, max: 3000 }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), fc.nat(), (given, pick) => {
        const values = given.toSorted((a, b) => a - b);
        const below = pick % (values.length - 1);
        const threshold = values[below] / 2 + values[below + 1] / 2;
        const short = at(threshold, ...values);
        const sides = (t: number) => values.map((v) => v <= t);
        expect(sides(short)).toEqual(sides(threshold));
        expect(Number.isInteger(short) || !values.every(Number.isInteger)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
