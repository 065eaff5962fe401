import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayHoldMarkers, numberRule } from './numbers.ts';

const markers = [-1, -99, -999, -9999, 999, 9999, 99999, 9999999];

/** The figures of the rule, for plain values. */
function figuresOf(values: readonly number[]): Record<string, number> {
  const others = values.filter((value) => !markers.includes(value));
  const counted = (value: number): number => values.filter((each) => each === value).length;
  return {
    least: Math.min(...others),
    most: Math.max(...others),
    ...Object.fromEntries(
      [...markers, -99999, -999999, 999999].map((value) => [String(value), counted(value)]),
    ),
  };
}

it('looks for markers wherever the rule would find one (law)', () => {
  const value = fc.oneof(fc.constantFrom(...markers), fc.integer({ min: -20, max: 400 }));
  const columns = fc.constantFrom('pdays', 'balance');
  let found = 0;
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), columns, (values, column) => {
      const sentinels = numberRule.judge(column, figuresOf([...values, 7, 7]));
      const all = [...values, 7, 7];
      found += sentinels.length;
      if (sentinels.length > 0)
        expect(mayHoldMarkers(Math.min(...all), Math.max(...all))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(0);
  expect(mayHoldMarkers(0, 998)).toBe(false);
});
