import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { correlation, cramersV, rankCorrelation } from './index.ts';
import { ascendingRows, averageRanks } from './ranks.ts';

const referenceSchema = z.object({
  a: z.array(z.number().nullable()),
  b: z.array(z.number().nullable()),
  p: z.array(z.number()),
  q: z.array(z.number()),
  pearson: z.number(),
  spearman: z.number(),
  cramersV: z.number(),
});
const reference = referenceSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../test/reference/association.json', import.meta.url), 'utf8'),
  ),
);
const numbers = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? NaN);

it('agrees with pandas and SciPy', () => {
  const [a, b] = [numbers(reference.a), numbers(reference.b)];
  expect(correlation(a, b)).toBeCloseTo(reference.pearson, 12);
  expect(rankCorrelation(a, b)).toBeCloseTo(reference.spearman, 12);
  const v = cramersV(Int32Array.from(reference.p), Int32Array.from(reference.q));
  expect(v).toBeCloseTo(reference.cramersV, 12);
});

it('ranks by hand', () => {
  const values = Float64Array.of(30, NaN, 10, 30, 20);
  expect([...averageRanks(values)]).toEqual([3.5, NaN, 1, 3.5, 2]);
  expect([...ascendingRows(values)]).toEqual([2, 4, 0, 3]);
  const beside = Float64Array.of(NaN, 0, 0, 0, 0);
  expect([...averageRanks(values, ascendingRows(values), beside)]).toEqual([NaN, NaN, 1, 3, 2]);
});

it('is 1 for the same categories under other codes, 0 for independent ones, NaN for one level', () => {
  const codes = Int32Array.of(0, 1, 2, 0, 1, 2);
  expect(
    cramersV(
      codes,
      codes.map((code) => 2 - code),
    ),
  ).toBe(1);
  expect(cramersV(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))).toBe(0);
  expect(cramersV(Int32Array.of(0, 0, -1), Int32Array.of(0, 1, 1))).toBeNaN();
  expect(() => cramersV(codes, Int32Array.of(1))).toThrow(RangeError);
});

it('Spearman sees order alone', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 }),
      (values) => {
        const a = Float64Array.from(values);
        expect(
          rankCorrelation(
            a,
            a.map((value) => Math.exp(value / 20)),
          ),
        ).toBeCloseTo(1, 12);
        expect(
          rankCorrelation(
            a,
            a.map((value) => -(value ** 3)),
          ),
        ).toBeCloseTo(-1, 12);
      },
    ),
  );
});
