import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeatureStep } from '../../contract/index.ts';
import { applyScaling, winsorize } from '../../core/index.ts';
import { tableOf } from '../../../test/support/tables.ts';
import { applyRecipe } from './applyRecipe.ts';
import { fill } from './imputation.ts';
import { prepareValue, restoreValue } from './prepareValue.ts';
import { applyTransform } from './transformation.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const lambda = fc.double({ min: -3, max: 4, noNaN: true });
const step: fc.Arbitrary<FeatureStep> = fc.record({
  name: fc.constant('v'),
  column: fc.constant('v'),
  level: fc.constant(null),
  label: fc.constant('V'),
  impute: fc.option(finite),
  clip: fc.option(
    fc.tuple(finite, finite).map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) })),
  ),
  transform: fc.oneof(
    fc.constantFrom(
      { name: 'none' as const, lambda: null },
      { name: 'log1p' as const, lambda: null },
    ),
    fc.oneof(lambda, fc.constantFrom(0, 1, 2)).map((each) => ({
      name: 'yeo-johnson' as const,
      lambda: each,
    })),
  ),
  centre: finite,
  scale: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
});
const value = fc.oneof(fc.double(), finite, fc.constantFrom(NaN, 0, -0, -1, 1e300, -1e300));

test('one value is prepared as a column is, to the bit', () => {
  fc.assert(
    fc.property(step, fc.array(value, { minLength: 1 }), (each, values) => {
      const column = Float64Array.from(values);
      const filled = each.impute === null ? column : fill(column, each.impute);
      const clipped = each.clip === null ? filled : winsorize(filled, each.clip);
      const whole = applyScaling(applyTransform(clipped, each.transform), each);
      expect(column.map((one) => prepareValue(each, one))).toEqual(whole);
      const kept = [...whole].filter((one) => !Number.isNaN(one));
      const table = tableOf({ v: values });
      expect([...applyRecipe({ features: [each] }, table).x.data]).toEqual(kept);
    }),
  );
});

test('restoring undoes preparing', () => {
  const amount = fc.double({ min: 0, max: 1e4, noNaN: true });
  const mild = step.filter(({ transform }) => Math.abs((transform.lambda ?? 1) - 1) <= 1);
  fc.assert(
    fc.property(mild, amount, (each, one) => {
      const unclipped = { ...each, clip: null, centre: 0 };
      expect(restoreValue(unclipped, prepareValue(unclipped, one))).toBeCloseTo(one, 4);
      const below = each.transform.name === 'log1p' ? 0 : -one;
      expect(restoreValue(unclipped, prepareValue(unclipped, -one))).toBeCloseTo(below, 4);
    }),
  );
});

test('a transform that never reaches a value restores it as infinite', () => {
  const saturating: FeatureStep = {
    name: 'v',
    column: 'v',
    level: null,
    label: 'V',
    impute: null,
    clip: null,
    transform: { name: 'yeo-johnson', lambda: -1 },
    centre: 0,
    scale: 1,
  };
  expect(prepareValue(saturating, 3)).toBeCloseTo(0.75, 12);
  expect(restoreValue(saturating, 0.75)).toBeCloseTo(3, 12);
  expect(restoreValue(saturating, 1)).toBe(Infinity);
});
