import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfall } from './option.ts';

const addend = (contribution: number) => ({ label: 'Age', text: 'age', contribution });

describe('waterfall', () => {
  it('hangs each bar where the one before ended', () => {
    const { steps, zero, sum } = waterfall([addend(3), addend(1), addend(-2), addend(-4)]);
    expect(sum).toBe(-2);
    expect(zero).toBeCloseTo(2 / 6);
    expect(steps.map(({ left }) => left)).toEqual([2 / 6, 5 / 6, 4 / 6, 0]);
    expect(steps.map(({ width }) => width)).toEqual([3 / 6, 1 / 6, 2 / 6, 4 / 6]);
  });

  it('stays inside the picture and adds up', () => {
    const contribution = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(contribution), (contributions) => {
        const { steps, zero, sum } = waterfall(contributions.map(addend));
        expect(sum).toBeCloseTo(
          contributions.reduce((a, b) => a + b, 0),
          3,
        );
        expect(zero >= 0 && zero <= 1).toBe(true);
        for (const { left, width } of steps) {
          expect(left >= 0 && width >= 0 && left + width <= 1 + 1e-9).toBe(true);
        }
      }),
    );
  });

  it('has no bars without reasons', () => {
    expect(waterfall([])).toEqual({ steps: [], zero: 0, sum: 0 });
  });
});
