import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binPosition, niceTicks, powerTicks } from './scale.ts';

describe('niceTicks', () => {
  it('are round numbers', () => {
    expect(niceTicks(0, 100, 4)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(niceTicks(0.17, 0.25, 4)).toEqual([0.18, 0.2, 0.22, 0.24]);
    expect(niceTicks(7, 7, 4)).toEqual([7]);
  });

  it('ascend, stay inside, and are about as many as asked for', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (min, span) => {
        const ticks = niceTicks(min, min + span, 4);
        const slack = span * 1e-6;
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every((tick) => tick >= min - slack && tick <= min + span + slack)).toBe(true);
        expect(ticks.every((tick, i) => i === 0 || tick > ticks[i - 1])).toBe(true);
      }),
    );
  });
});

describe('powerTicks', () => {
  it('are powers of ten, thinned where there are many', () => {
    expect(powerTicks(3, 2000, 4)).toEqual([10, 100, 1000]);
    expect(powerTicks(1, 1e6, 4)).toEqual([1, 100, 1e4, 1e6]);
    expect(powerTicks(2, 8, 4)).toEqual([]);
  });
});

describe('binPosition', () => {
  it('is linear or by ratio inside a bin', () => {
    expect(binPosition([0, 10, 20], 5, 'linear')).toBeCloseTo(0.5, 12);
    expect(binPosition([0, 1, 100], 10, 'log')).toBeCloseTo(1.5, 12);
    expect(binPosition([0, 1, 100], 0.25, 'log')).toBeCloseTo(0.25, 12);
  });

  it('holds values outside at the ends', () => {
    expect(binPosition([0, 10, 20], -5, 'linear')).toBe(0);
    expect(binPosition([0, 10, 20], 50, 'linear')).toBe(2);
  });
});
