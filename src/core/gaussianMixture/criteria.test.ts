import { describe, expect, it } from 'vitest';
import { countParameters, informationCriteria, sumLogLargest } from './criteria.ts';

describe('countParameters', () => {
  it.each([
    ['full', 3 * 10 + 3 * 4 + 2],
    ['tied', 10 + 3 * 4 + 2],
    ['diag', 3 * 4 + 3 * 4 + 2],
    ['spherical', 3 + 3 * 4 + 2],
  ] as const)('%s, 3 components of 4 features: %i', (covarianceType, expected) => {
    expect(countParameters(covarianceType, 3, 4)).toBe(expected);
  });
});

describe('informationCriteria', () => {
  it('are lower the better', () => {
    const { bic, aic, icl } = informationCriteria(-100, 5, Math.E ** 2, -3);
    expect(bic).toBeCloseTo(210, 12);
    expect(aic).toBe(210);
    expect(icl).toBeCloseTo(216, 12);
  });
});

describe('sumLogLargest', () => {
  it('reads the responsibility of each label, by weight', () => {
    const shares = { data: Float64Array.of(0.75, 0.25, 0, 1), nSamples: 2, nFeatures: 2 };
    const labels = Int32Array.of(0, 1);
    expect(sumLogLargest(shares, labels, null)).toBeCloseTo(Math.log(0.75), 14);
    expect(sumLogLargest(shares, labels, Float64Array.of(2, 1))).toBeCloseTo(
      2 * Math.log(0.75),
      14,
    );
  });
});
