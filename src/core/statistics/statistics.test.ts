import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../test/support/coreReference.ts';
import {
  correlation,
  countBetween,
  linearEdges,
  linearHistogram,
  logEdges,
  logHistogram,
  mean,
  median,
  moments,
  quantile,
  quantiles,
  skewness,
  sortedNumbers,
  standardDeviation,
  variance,
} from './index.ts';

const probabilities = [0, 0.01, 0.25, 0.5, 0.9, 1];
const withGaps = (values: readonly number[]): Float64Array =>
  Float64Array.from([NaN, ...values.flatMap((value, i) => (i % 7 === 0 ? [value, NaN] : [value]))]);

describe.each(coreReference.columns)('moments and quantiles against numpy and scipy', (column) => {
  const values = withGaps(column.values);

  it('moments, missing values left out', () => {
    expect(moments(values).count).toBe(column.values.length);
    expect(mean(values)).toBeCloseTo(column.mean, 10);
    expect(variance(values) / column.variance).toBeCloseTo(1, 12);
    expect(variance(values, 1) / column.sampleVariance).toBeCloseTo(1, 12);
    expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(column.variance), 8);
    expect(skewness(values)).toBeCloseTo(column.skewness, 10);
  });

  it('quantiles', () => {
    quantiles(values, probabilities).forEach((value, i) => {
      expect(value).toBeCloseTo(column.quantiles[i], 9);
    });
  });
});

describe('moments', () => {
  it('keeps its digits under a large offset (NIST StRD NumAcc4: mean 10000000.2, s 0.1)', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) =>
      i === 0 ? 10_000_000.2 : i % 2 === 1 ? 10_000_000.1 : 10_000_000.3,
    );
    const digits = (found: number, certified: number): number =>
      -Math.log10(Math.abs(found - certified) / certified);
    expect(digits(mean(values), 10_000_000.2)).toBeGreaterThan(14);
    expect(digits(standardDeviation(values, 1), 0.1)).toBeGreaterThan(8);
  });

  it('knows a constant column exactly', () => {
    expect(moments(Float64Array.of(0.1, 0.1, NaN, 0.1))).toEqual({
      count: 3,
      mean: 0.1,
      variance: 0,
      skewness: 0,
    });
  });

  it('says NaN where there is nothing', () => {
    expect(moments(Float64Array.of(NaN)).mean).toBeNaN();
    expect(variance(Float64Array.of(3), 1)).toBeNaN();
  });

  it('does not depend on an offset (law)', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 });
    fc.assert(
      fc.property(values, fc.integer({ min: -1e6, max: 1e6 }), (numbers, offset) => {
        const moved = Float64Array.from(numbers, (value) => value + offset);
        const scale = 1 + variance(Float64Array.from(numbers));
        expect(variance(moved)).toBeCloseTo(variance(Float64Array.from(numbers)), 6);
        expect(Math.abs(mean(moved) - offset - mean(Float64Array.from(numbers)))).toBeLessThan(
          1e-8 * scale,
        );
      }),
    );
  });
});

describe('quantiles', () => {
  it('interpolates between neighbours (by hand)', () => {
    expect(quantile(Float64Array.of(4, 1, 3, 2), 0.25)).toBe(1.75);
    expect(median(Float64Array.of(NaN, 10, 20))).toBe(15);
    expect(median(Float64Array.of())).toBeNaN();
    expect(quantile(Float64Array.of(1, Infinity, Infinity), 0.75)).toBe(Infinity);
  });

  it('sorts by value and drops what is missing', () => {
    expect([...sortedNumbers(Float64Array.of(10, NaN, -2, 9))]).toEqual([-2, 9, 10]);
  });

  it('refuses a probability out of range', () => {
    expect(() => quantile(Float64Array.of(1), 1.5)).toThrow('the probability of a quantile is 1.5');
  });
});

describe('correlation', () => {
  const [a, b] = coreReference.columns.map(({ values }) => Float64Array.from(values));

  it('agrees with numpy', () => {
    expect(correlation(a, b)).toBeCloseTo(coreReference.correlation, 12);
  });

  it('uses the rows where both values are there', () => {
    const x = Float64Array.of(1, 2, NaN, 3, 50);
    const y = Float64Array.of(2, 4, 9, 6, NaN);
    expect(correlation(x, y)).toBeCloseTo(1, 12);
    expect(correlation(x, Float64Array.of(1, 1, 1, 1, 1))).toBeNaN();
  });

  it('is the same both ways and never beyond 1 (law)', () => {
    const pairs = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const x = Float64Array.from(rows, ([first]) => first);
        const y = Float64Array.from(rows, ([, second]) => second);
        const found = correlation(x, y);
        expect(found).toEqual(correlation(y, x));
        expect(Math.abs(found) <= 1 || Number.isNaN(found)).toBe(true);
      }),
    );
  });

  it('refuses columns of different length', () => {
    expect(() => correlation(a, b.subarray(1))).toThrow('60 and 59 values');
  });
});

describe('histograms', () => {
  it('counts by hand, the last bin with its upper edge', () => {
    const { edges, counts } = linearHistogram(Float64Array.of(0, 1, 2, 3, 4, NaN), 2);
    expect([...edges]).toEqual([0, 2, 4]);
    expect([...counts]).toEqual([2, 3]);
  });

  it('grows by a factor on a logarithmic scale', () => {
    const { edges, counts } = logHistogram(Float64Array.of(-5, 0, 1, 9, 99, 100), 2);
    expect(edges[1]).toBeCloseTo(10, 12);
    expect([...counts]).toEqual([2, 2]);
  });

  it('finds room for a constant column', () => {
    expect([...linearHistogram(Float64Array.of(5, 5), 2).counts]).toEqual([2, 0]);
    expect([...logHistogram(Float64Array.of(5, 5), 2).counts]).toEqual([2, 0]);
    expect([...linearHistogram(Float64Array.of(1e300), 2).counts]).toEqual([1, 0]);
  });

  it('counts every value once (law)', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: 1e-3, max: 1e6 }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 30 }), (values, nBins) => {
        const column = Float64Array.from(values);
        for (const { edges, counts } of [
          linearHistogram(column, nBins),
          logHistogram(column, nBins),
        ]) {
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
          expect([...edges]).toEqual([...edges].toSorted((p, q) => p - q));
        }
      }),
    );
  });

  it('leaves out what lies outside given edges', () => {
    expect([...countBetween([-1, 0, 5, 11], linearEdges(0, 10, 2))]).toEqual([1, 1]);
  });

  it('refuses ranges and bins that cannot be', () => {
    expect(() => linearEdges(3, 3, 2)).toThrow('a histogram needs a range');
    expect(() => linearEdges(0, 1, 0)).toThrow('at least one bin');
    expect(() => logEdges(0, 1, 2)).toThrow('starts above 0');
    expect(() => linearHistogram(Float64Array.of(NaN), 3)).toThrow('a histogram needs a range');
  });
});
