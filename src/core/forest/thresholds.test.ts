import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/index.ts';
import { binRows, rowStride } from './binnedRows.ts';
import { featureThresholds } from './featureThresholds.ts';
import { sortNumbers } from './sortNumbers.ts';
import { fitThresholds } from './thresholds.ts';

const anyNumbers = fc.array(fc.double({ noNaN: true }), { maxLength: 300 });
const column = (values: Float64Array) => ({ data: values, nSamples: values.length, nFeatures: 1 });

describe('sortNumbers', () => {
  it('sorts as the comparing sort does', () => {
    fc.assert(
      fc.property(anyNumbers, (numbers) => {
        const values = Float64Array.from(numbers);
        sortNumbers(values);
        expect(values).toEqual(Float64Array.from(numbers).toSorted());
      }),
    );
  });
});

describe('featureThresholds', () => {
  it('stand halfway between few distinct values', () => {
    expect([...featureThresholds(Float64Array.of(1, 1, 2, 5))]).toEqual([1.5, 3.5]);
    expect([...featureThresholds(Float64Array.of(3, 3))]).toEqual([]);
    expect([...featureThresholds(Float64Array.of())]).toEqual([]);
  });

  it('part neighbours that leave no room between them', () => {
    const next = 1 + Number.EPSILON;
    expect([...featureThresholds(Float64Array.of(1, next))]).toEqual([1]);
  });

  it('share many distinct values out evenly', () => {
    const values = Float64Array.from({ length: 25_500 }, (_, i) => i);
    const sizes = new Int32Array(256);
    const thresholds = featureThresholds(values);
    for (const code of binRows(column(values), [thresholds]).codes.filter((_, p) => p % 16 === 0)) {
      sizes[code]++;
    }
    expect(thresholds).toHaveLength(254);
    expect(Math.min(...sizes.subarray(0, 255))).toBe(100);
    expect(Math.max(...sizes)).toBe(100);
  });

  it('give a value that most rows have a bin of its own and the others still many', () => {
    const random = createRandom(3);
    const values = Float64Array.from({ length: 20_000 }, (_, i) =>
      i < 16_000 ? -1 : random.next(),
    );
    const thresholds = featureThresholds(values.toSorted());
    expect(thresholds.length).toBeGreaterThan(240);
    expect(thresholds[0]).toBeGreaterThan(-1);
    expect(thresholds[0]).toBeLessThan(0);
  });

  it('are ascending, at most 254, and none leaves a bin empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 2000 }),
        fc.integer({ min: 1, max: 5 }),
        (numbers, power) => {
          const values = Float64Array.from(numbers, (value) => value ** power).toSorted();
          const thresholds = featureThresholds(values);
          expect(thresholds.length).toBeLessThanOrEqual(254);
          const { codes, stride } = binRows(column(values), [thresholds]);
          const seen = new Set(values.map((_, i) => codes[i * stride]));
          expect(seen.size).toBe(values.length === 0 ? 0 : thresholds.length + 1);
        },
      ),
    );
  });
});

describe('binRows', () => {
  it('codes missing values by 255 and leaves four bytes to spare', () => {
    const { codes, stride } = binRows(column(Float64Array.of(0, 1.5, 2, NaN)), [
      Float64Array.of(1.5),
    ]);
    expect([0, 1, 2, 3].map((i) => codes[i * stride])).toEqual([0, 0, 1, 255]);
    expect([1, 12, 13, 28, 29].map(rowStride)).toEqual([16, 16, 32, 32, 48]);
  });
});

describe('fitThresholds', () => {
  it('samples large data evenly: bins of about the same size, the same each time', () => {
    const random = createRandom(9);
    const values = Float64Array.from({ length: 200_000 }, () => random.nextGaussian());
    const [thresholds] = fitThresholds(column(values), 1);
    expect(fitThresholds(column(values), 1)).toEqual([thresholds]);
    expect(fitThresholds(column(values), 2)).not.toEqual([thresholds]);
    const sizes = new Int32Array(256);
    const { codes, stride } = binRows(column(values), [thresholds]);
    for (let i = 0; i < values.length; i++) sizes[codes[i * stride]]++;
    expect(Math.max(...sizes)).toBeLessThan((1.4 * 200_000) / 255);
  });
});
