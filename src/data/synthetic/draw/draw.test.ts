import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createChoice,
  createCurve,
  createIndexChoice,
  createMarginal,
  createPermutation,
  near,
  roundTo,
  writeCents,
  type QuantilePoint,
} from './index.ts';

const points: readonly QuantilePoint[] = [
  [0.1, -5],
  [0.5, 0],
  [0.9, 5],
];

/** `n` numbers spread evenly over (0, 1). */
function evenly(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i + 0.5) / n);
}

function shareBelow(values: readonly number[], bound: number): number {
  return values.filter((value) => value < bound).length / values.length;
}

describe('createCurve', () => {
  it('passes through its points and stays at the outer ones', () => {
    const curve = createCurve(points);
    expect([0, 0.05, 0.1, 0.5, 0.9, 1].map(curve)).toEqual([-5, -5, -5, 0, 5, 5]);
  });

  it('is linear in logit and asinh between two points', () => {
    // logit(0.75) = ln 3 is half of logit(0.9) = ln 9, so asinh of the value is half of asinh(5).
    expect(createCurve(points)(0.75)).toBeCloseTo(Math.sinh(Math.asinh(5) / 2), 12);
  });

  it('never falls', () => {
    const curve = createCurve(points);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect(curve(Math.min(a, b))).toBeLessThanOrEqual(curve(Math.max(a, b)) + 1e-12);
      }),
    );
  });

  it('refuses points out of order', () => {
    expect(() => createCurve([...points, [0.95, 4]])).toThrow('point 3 (0.95, 4) is out of order');
    expect(() => createCurve([[1, 4]])).toThrow(RangeError);
  });
});

describe('createMarginal', () => {
  const weights = [0.5, 0.3, 0.2];
  const draws = (levels: readonly number[], group: number): number[] =>
    evenly(10_000).map((u) => createMarginal(weights, levels, points)(group, u));

  it('gives all groups together the quantiles asked for', () => {
    const below = weights.map((_, group) => shareBelow(draws([-2, 0, 3], group), 0));
    const overall = weights.reduce((sum, weight, group) => sum + weight * below[group], 0);
    expect(overall).toBeCloseTo(0.5, 3);
  });

  it('orders the groups by level, and makes them alike at one level', () => {
    const [low, middle, high] = [0, 1, 2].map((group) => shareBelow(draws([-2, 0, 3], group), 0));
    expect(low).toBeGreaterThan(middle + 0.2);
    expect(middle).toBeGreaterThan(high + 0.2);
    expect(draws([1, 1, 1], 0)).toEqual(draws([1, 1, 1], 2));
  });

  it('takes weights of any sum', () => {
    const doubled = weights.map((weight) => weight * 2);
    expect(createMarginal(doubled, [-2, 0, 3], points)(1, 0.3)).toBeCloseTo(
      createMarginal(weights, [-2, 0, 3], points)(1, 0.3),
      12,
    );
  });
});

describe('near', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });

  it('stays within reach and within 0..1', () => {
    fc.assert(
      fc.property(unit, unit, unit, (u, reach, v) => {
        const moved = near(u, reach, v);
        expect(moved >= 0 && moved <= 1).toBe(true);
        expect(Math.abs(moved - u)).toBeLessThanOrEqual(reach + 1e-12);
      }),
    );
  });

  it('stays uniform', () => {
    const moved = evenly(300).flatMap((u) => evenly(300).map((v) => near(u, 0.4, v)));
    for (const bound of [0.05, 0.2, 0.5, 0.9]) {
      expect(moved.filter((value) => value < bound).length / moved.length).toBeCloseTo(bound, 2);
    }
  });
});

describe('createChoice', () => {
  it('gives each value its share', () => {
    const choice = createChoice([
      ['a', 1],
      ['b', 0],
      ['c', 3],
    ]);
    expect([0, 0.2499, 0.25, 0.9999].map(choice)).toEqual(['a', 'a', 'c', 'c']);
    expect(createIndexChoice([1, 1])(0.5)).toBe(1);
  });
});

/** The shuffle of 0..999. */
function order(seed: number): number[] {
  const place = createPermutation(1000, seed);
  return Array.from({ length: 1000 }, (_, i) => place(i));
}

describe('createPermutation', () => {
  it('gives every number of 0..n-1 exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (n, seed) => {
        const place = createPermutation(n, seed);
        expect(new Set(Array.from({ length: n }, (_, i) => place(i))).size).toBe(n);
        expect(Array.from({ length: n }, (_, i) => place(i)).every((p) => p >= 0 && p < n)).toBe(
          true,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('depends on the seed and hardly leaves anything in order', () => {
    expect(order(1)).not.toEqual(order(2));
    const rising = order(1).filter((p, i, all) => i > 0 && p > all[i - 1]).length;
    expect(rising).toBeGreaterThan(430);
    expect(rising).toBeLessThan(570);
  });
});

describe('writeCents', () => {
  it('writes what String writes of the rounded number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        expect(writeCents(value)).toBe(String(roundTo(value, 2)));
      }),
      { examples: [[0], [1], [0.05], [0.5], [12.3], [99.995]] },
    );
  });
});
