import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareShift } from './shareShift.ts';

describe('shareShift', () => {
  it('is the figure worked by hand', () => {
    const expected = 0.2 * Math.log(0.7 / 0.5) + -0.2 * Math.log(0.3 / 0.5);
    expect(shareShift([0.7, 0.3], [0.5, 0.5]).index).toBeCloseTo(expected, 12);
    expect(shareShift([0.7, 0.3], [0.5, 0.5]).verdict).toBe('moving');
  });

  it.each([
    [[0.5, 0.5], 'stable'],
    [[0.99, 0.01], 'moved'],
    [[1, 0], 'moved'],
  ] as const)('calls %j against halves %s', (now, verdict) => {
    expect(shareShift(now, [0.5, 0.5]).verdict).toBe(verdict);
  });

  it('is never below 0, and 0 only where nothing moved (law)', () => {
    const shares = fc
      .array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 })
      .map((parts) => parts.map((part) => part / parts.reduce((a, b) => a + b, 0)));
    fc.assert(
      fc.property(shares, shares, (now, then) => {
        const { index } = shareShift(now, then);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(shareShift(then, now).index).toBeCloseTo(index, 12);
        expect(shareShift(now, now).index).toBe(0);
      }),
    );
  });
});
