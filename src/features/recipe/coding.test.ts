import { describe, expect, it } from 'vitest';
import reference from '../../../test/reference/feature_selection.json' with { type: 'json' };
import { tableOf } from '../../../test/support/tables.ts';
import type { SegmentConfig } from '../../contract/index.ts';
import { applyRecipe } from './applyRecipe.ts';
import { fitRecipe, type FittedRecipe } from './fitRecipe.ts';

const plain = { impute: 'median', outliers: 'none', transform: 'auto', scale: 'none' } as const;

function fit(
  levels: readonly (string | null)[],
  coding: SegmentConfig['coding'],
  orders: SegmentConfig['orders'] = {},
): FittedRecipe {
  return fitRecipe(tableOf({ school: levels }), ['school'], [], { ...plain, coding, orders });
}
const valuesOf = ({ recipe }: FittedRecipe, levels: readonly (string | null)[]): number[] => [
  ...applyRecipe(recipe, tableOf({ school: levels })).x.data,
];
const { levels } = reference;

describe('by place', () => {
  it('is what scikit-learn gives for an order', () => {
    const fitted = fit(levels, 'ordinal', { school: reference.order });
    expect(valuesOf(fitted, levels)).toEqual(reference.places);
    expect(fitted.decisions[0]?.text).toBe(
      'The values of "school" count by their place, tertiary < primary < secondary: as asked.',
    );
  });

  it.each([
    [['36-50', '18-35', '9-17'], ['9-17', '18-35', '36-50'], 'they hold numbers'],
    [['high', 'low', 'Medium'], ['low', 'Medium', 'high'], 'they name degrees'],
    [
      ['tertiary', 'primary', 'secondary'],
      ['primary', 'secondary', 'tertiary'],
      'they name degrees',
    ],
    [['red', 'blue', 'green'], ['blue', 'green', 'red'], 'the alphabet does'],
  ])('finds the order of %j', (given, ordered, why) => {
    const fitted = fit(given, 'ordinal');
    expect(valuesOf(fitted, ordered)).toEqual([1, 2, 3]);
    expect(fitted.decisions[0]?.text).toContain(why);
  });

  it('counts a level never seen as missing', () => {
    const fitted = fit(['low', 'low', 'low', 'medium', 'high', null], 'ordinal');
    expect(valuesOf(fitted, ['other', null, 'high'])).toEqual([1, 1, 3]);
  });

  it('refuses an order that lacks a level or has no column', () => {
    expect(() => fit(levels, 'ordinal', { school: ['primary', 'tertiary'] })).toThrow(
      'The order of "school" lacks the value "secondary"',
    );
    expect(() => fit(levels, 'ordinal', { scool: ['a', 'b'] })).toThrow('did you mean school?');
  });
});

it('by frequency is what pandas gives, and nothing for a level never seen', () => {
  const fitted = fit(levels, 'frequency');
  valuesOf(fitted, levels).forEach((value, i) =>
    expect(value).toBeCloseTo(reference.shares[i] ?? NaN, 12),
  );
  expect(valuesOf(fitted, ['other'])).toEqual([0]);
});

it('leaves two levels and one-hot as they were', () => {
  expect(fit(['yes', 'no', 'yes'], 'ordinal').recipe.features[0]?.level).toBe('yes');
  expect(fit(levels, 'one-hot').recipe.features).toHaveLength(3);
});

it('is refused where an algorithm takes categories as they are', () => {
  const options = { ...plain, coding: 'ordinal', levels: { gamma: null } } as const;
  expect(() => fitRecipe(tableOf({ school: levels }), ['school'], [], options)).toThrow(
    '--coding ordinal has no place',
  );
});
