import { describe, expect, it } from 'vitest';
import { covariance, mean, standardDeviation, variance } from './index.ts';

/** Digits that agree with the certified value. */
function digits(found: number, certified: number): number {
  return -Math.log10(Math.abs(found - certified) / Math.abs(certified));
}

/** A middle value and, `pairs` times, one below and one above; all read as decimal numbers, as in NIST's files. */
function aroundMiddle(leading: string, tenths: number, pairs: number): Float64Array {
  return Float64Array.from({ length: 1 + 2 * pairs }, (_, i) =>
    Number(`${leading}.${i === 0 ? tenths : i % 2 === 1 ? tenths - 1 : tenths + 1}`),
  );
}

/** NIST StRD, univariate: https://www.itl.nist.gov/div898/strd/univ/homepage.html */
const univariate = [
  {
    name: 'NumAcc1',
    values: Float64Array.of(10_000_001, 10_000_003, 10_000_002),
    mean: 10_000_002,
    deviation: 1,
    least: 15,
  },
  { name: 'NumAcc2', values: aroundMiddle('1', 2, 500), mean: 1.2, deviation: 0.1, least: 14 },
  {
    name: 'NumAcc3',
    values: aroundMiddle('1000000', 2, 500),
    mean: 1_000_000.2,
    deviation: 0.1,
    least: 9,
  },
  {
    name: 'NumAcc4',
    values: aroundMiddle('10000000', 2, 500),
    mean: 10_000_000.2,
    deviation: 0.1,
    least: 8,
  },
];

describe.each(univariate)('NIST StRD $name', ({ values, mean: certified, deviation, least }) => {
  it(`mean to 14 digits and deviation to ${least}`, () => {
    expect(digits(mean(values), certified)).toBeGreaterThan(14);
    expect(digits(standardDeviation(values, 1), deviation)).toBeGreaterThan(least);
  });

  it('the same from a covariance', () => {
    const found = covariance({ data: values, nSamples: values.length, nFeatures: 1 });
    expect(digits(found.means[0], certified)).toBeGreaterThan(14);
    expect(digits(Math.sqrt(found.covariances[0]), deviation)).toBeGreaterThan(least);
  });
});

/**
 * NIST StRD, analysis of variance (Simon and Lesage, 1989): 9 treatments of 1, 10 or 100 times 20 values around
 * a middle, and one on it; https://www.itl.nist.gov/div898/strd/anova/anova.html
 */
const middles = [4, 3, 5, 3, 5, 3, 5, 3, 5];
const anova = [
  { name: 'SmLs01', leading: '1', pairs: 10, between: 1.68, within: 1.8, least: 14 },
  { name: 'SmLs02', leading: '1', pairs: 100, between: 16.08, within: 18, least: 14 },
  { name: 'SmLs03', leading: '1', pairs: 1000, between: 160.08, within: 180, least: 13 },
  { name: 'SmLs04', leading: '1000000', pairs: 10, between: 1.68, within: 1.8, least: 9 },
  { name: 'SmLs05', leading: '1000000', pairs: 100, between: 16.08, within: 18, least: 9 },
  { name: 'SmLs06', leading: '1000000', pairs: 1000, between: 160.08, within: 180, least: 9 },
];

describe.each(anova)('NIST StRD $name', ({ leading, pairs, between, within, least }) => {
  const treatments = middles.map((tenths) => aroundMiddle(leading, tenths, pairs));
  const all = Float64Array.from(treatments.flatMap((values) => [...values]));
  const middle = mean(all);

  it(`sums of squares to ${least} digits`, () => {
    const found = { between: 0, within: 0 };
    for (const values of treatments) {
      found.between += values.length * (mean(values) - middle) ** 2;
      found.within += values.length * variance(values);
    }
    expect(digits(found.between, between)).toBeGreaterThan(least);
    expect(digits(found.within, within)).toBeGreaterThan(least);
  });

  it('their total from a covariance', () => {
    const x = { data: all, nSamples: all.length, nFeatures: 1 };
    const total = covariance(x, 0).covariances[0] * all.length;
    expect(digits(total, between + within)).toBeGreaterThan(least);
  });
});
