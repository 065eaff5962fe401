import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { differentValues } from './differentValues.ts';

it('counts values as a set does, few of them one by one (law)', () => {
  const value = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.double());
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), (values) => {
      const set = new Map<number, number>();
      for (const each of values) if (!Number.isNaN(each)) set.set(each, (set.get(each) ?? 0) + 1);
      const { distinct, counted } = differentValues(Float64Array.from(values), 12);
      expect(distinct).toBe(set.size);
      const expected = [...set].map(([each, count]) => ({ value: each + 0, count }));
      expect(counted).toEqual(set.size > 12 ? null : expected);
    }),
  );
});

it('tells more values apart than a set first has room for', () => {
  const values = Float64Array.from({ length: 50_000 }, (_, i) => (i % 20_011) / 3);
  expect(differentValues(values, 60)).toEqual({ distinct: 20_011, counted: null });
});

it('takes 0 and -0 for one value, and missing ones for none', () => {
  const values = Float64Array.of(-0, Number.NaN, 0, 1);
  expect(differentValues(values, 2)).toEqual({
    distinct: 2,
    counted: [
      { value: 0, count: 2 },
      { value: 1, count: 1 },
    ],
  });
});
