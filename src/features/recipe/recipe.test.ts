import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../test/support/tables.ts';
import type { ColumnRole } from '../../contract/index.ts';
import { applyRecipe } from './applyRecipe.ts';
import { describeSteps } from './describeSteps.ts';
import { fitRecipe, type FittedRecipe } from './fitRecipe.ts';
import type { RecipeOptions } from './options.ts';

const plain: RecipeOptions = {
  impute: 'median',
  outliers: 'none',
  transform: 'none',
  scale: 'none',
};
type Cells = Parameters<typeof tableOf>[0];
const fit = (
  cells: Cells,
  options: Partial<RecipeOptions> = {},
  roles: ColumnRole[] = [],
): FittedRecipe => fitRecipe(tableOf(cells), Object.keys(cells), roles, { ...plain, ...options });
const features = (cells: Cells, options: Partial<RecipeOptions> = {}): number[] => [
  ...applyRecipe(fit(cells, options).recipe, tableOf(cells)).x.data,
];
const v = [1, 2, 2, 7, null];
const tailToTheLeft = Array.from({ length: 50 }, (_, i) => 10 + 2 * Math.log((i + 0.5) / 50));
const longTail = [0, 1, 2, 4, 8, 16, 32, 64, 128, 512, 4096];
const chosen = (values: number[]): string =>
  fit({ v: values }, { transform: 'auto' }).recipe.features[0].transform.name;

describe('impute', () => {
  test.each([
    ['mean', [1, 2, 2, 7, 3]],
    ['median', [1, 2, 2, 7, 2]],
    ['mode', [1, 2, 2, 7, 2]],
  ] as const)('%s', (impute, expected) => {
    expect(features({ v }, { impute })).toEqual(expected);
  });

  test('mode takes the smallest of equally common values', () => {
    expect(features({ v: [9, 4, 9, 4, 5, null] }, { impute: 'mode' })).toEqual([9, 4, 9, 4, 5, 4]);
  });

  test('drop leaves customers out, learns from the others and says how many', () => {
    const cells = { v, w: [1, null, 3, 4, 5] };
    const { recipe, decisions } = fit(cells, { impute: 'drop', scale: 'minmax' });
    const { rows, rowIds, x } = applyRecipe(recipe, tableOf(cells));
    expect([...rows]).toEqual([0, 2, 3]);
    expect(rowIds).toEqual(['R0', 'R2', 'R3']);
    expect(x.nSamples).toBe(3);
    expect(recipe.features.map(({ centre, scale }) => [centre, scale])).toEqual([
      [1, 6],
      [1, 3],
    ]);
    expect(decisions).toMatchObject([{ column: null, count: 2 }]);
  });

  test('drop with a gap in every row is refused', () => {
    const cells = { v: [1, null], w: [null, 2] };
    expect(() => fit(cells, { impute: 'drop' })).toThrow(
      /--impute drop leaves none; use --impute median/,
    );
  });

  test('a yes/no takes its commonest value, or its share when the mean is asked for', () => {
    const flag = ['yes', 'no', 'yes', 'no', 'no', null];
    expect(features({ flag })).toEqual([1, 0, 1, 0, 0, 0]);
    expect(features({ flag }, { impute: 'mean' })).toEqual([1, 0, 1, 0, 0, 0.4]);
  });

  test('the filling is told with its count', () => {
    expect(fit({ v }).decisions).toEqual([
      {
        stage: 'clean',
        column: 'v',
        text: 'Missing values of "v" become its median, 2.',
        count: 1,
      },
    ]);
  });
});

describe('categories', () => {
  test('two levels make one feature, 1 for yes', () => {
    const { recipe } = fit({ loan: ['no', 'yes', 'no'], contact: ['phone', 'cell', 'phone'] });
    expect(recipe.features.map(({ name, level }) => [name, level])).toEqual([
      ['loan', 'yes'],
      ['contact=phone', 'phone'],
    ]);
  });

  test('more levels make one feature each, alphabetically, and a missing value is none of them', () => {
    const job = ['c', 'a', null, 'b'];
    expect(fit({ job }).recipe.features.map(({ name }) => name)).toEqual([
      'job=a',
      'job=b',
      'job=c',
    ]);
    expect(features({ job })).toEqual([0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0]);
  });

  test('missing categories are told once a column', () => {
    expect(fit({ job: ['c', 'a', null, 'b'] }).decisions).toMatchObject([
      { column: 'job', text: 'Missing values of "job" count as none of its levels.', count: 1 },
    ]);
  });

  test('a level never seen before is none of the known ones', () => {
    const { recipe } = fit({ job: ['c', 'a', 'b'], loan: ['no', 'yes', 'no'] });
    const { x } = applyRecipe(recipe, tableOf({ job: ['new', 'b'], loan: ['maybe', 'yes'] }));
    expect([...x.data]).toEqual([0, 0, 0, 0, 0, 1, 0, 1]);
  });

  test('labels come from the roles', () => {
    const role = {
      name: 'job',
      label: 'Occupation',
      role: 'category',
      concept: 'occupation',
    } as const;
    const roles: ColumnRole[] = [{ ...role, unit: 'none', confidence: 1, reason: '' }];
    expect(fit({ job: ['a', 'b', 'c'] }, {}, roles).recipe.features[0].label).toBe('Occupation: a');
  });
});

describe('outliers', () => {
  const cells = { v: Array.from({ length: 101 }, (_, i) => (i === 100 ? 1e6 : i)) };

  test('winsorize holds values at the 1st and 99th percentile and counts them', () => {
    const { recipe, decisions } = fit(cells, { outliers: 'winsorize' });
    expect(recipe.features[0].clip).toEqual({ lower: 1, upper: 99 });
    expect(decisions).toMatchObject([{ column: 'v', count: 2 }]);
    const { x } = applyRecipe(recipe, tableOf({ v: [-50, 50, 5000] }));
    expect([...x.data]).toEqual([1, 50, 99]);
  });

  test('a rare yes is kept, and so is a column whose percentiles are one value', () => {
    const rare = Array.from({ length: 200 }, (_, i) => (i === 0 ? 1 : 0));
    const spike = rare.map((value) => 5 * value);
    const { recipe } = fit({ rare, spike }, { outliers: 'winsorize' });
    expect(recipe.features.map(({ clip }) => clip)).toEqual([null, null]);
  });
});

describe('transform', () => {
  test('auto draws in a heavy tail: log1p above 0, Yeo-Johnson with both signs or to the left', () => {
    expect(chosen(longTail)).toBe('log1p');
    expect(chosen([-300, ...longTail])).toBe('yeo-johnson');
    expect(chosen(tailToTheLeft)).toBe('yeo-johnson');
    expect(fit({ v: longTail }, { transform: 'auto' }).decisions[0].text).toMatch(
      /"v" becomes log\(1 \+ x\): its tail on the right is heavy \(skewness 2\.\d\)/,
    );
  });

  test('auto leaves even numbers, shares, yes/no and small counts alone', () => {
    expect(chosen(longTail.map((_, i) => 100 * i))).toBe('none');
    expect(chosen(longTail.map((value) => value / 5000))).toBe('none');
    expect(chosen(longTail.map((_, i) => (i === 0 ? 1 : 0)))).toBe('none');
    expect(chosen(longTail.map((_, i) => (i === 0 ? 12 : 1)))).toBe('none');
  });

  test('what is asked for is done, but never to a yes/no', () => {
    const cells = { v: [0, 1, 2, 3], flag: [0, 1, 0, 1] };
    const log = fit(cells, { transform: 'log1p' }).recipe;
    expect(log.features.map(({ transform }) => transform.name)).toEqual(['log1p', 'none']);
    expect(applyRecipe(log, tableOf(cells)).x.data[2]).toBeCloseTo(Math.log(2), 14);
    const power = fit(cells, { transform: 'yeo-johnson' }).recipe;
    expect(power.features.map(({ transform }) => transform.name)).toEqual(['yeo-johnson', 'none']);
  });

  test('log1p of a value below 0 is refused with the column and the way out', () => {
    expect(() => fit({ v: [-1, 2, 3] }, { transform: 'log1p' })).toThrow(
      'Column "v" has values below 0, which log1p cannot take; use --transform yeo-johnson.',
    );
  });

  test('a new value below 0 where log1p was learnt counts as 0', () => {
    const { recipe } = fit({ v: [0, 1, 2] }, { transform: 'log1p' });
    expect([...applyRecipe(recipe, tableOf({ v: [-5] })).x.data]).toEqual([0]);
  });
});

describe('scale', () => {
  test.each([
    ['none', [2, 4, 6, 8, 30]],
    ['minmax', [0, 2 / 28, 4 / 28, 6 / 28, 1]],
    ['robust', [-1, -0.5, 0, 0.5, 6]],
    ['standard', [-8, -6, -4, -2, 20].map((d) => d / Math.sqrt(104))],
  ] as const)('%s', (scale, expected) => {
    features({ v: [2, 4, 6, 8, 30] }, { scale }).forEach((value, i) =>
      expect(value).toBeCloseTo(expected[i], 12),
    );
  });

  test('robust falls back on the standard deviation where the middle half is one value', () => {
    const { recipe, decisions } = fit({ v: [0, 0, 0, 0, 0, 0, 0, 50] }, { scale: 'robust' });
    expect(recipe.features[0].centre).toBe(0);
    expect(recipe.features[0].scale).toBeCloseTo(50 * Math.sqrt(7 / 64), 12);
    expect(decisions.map(({ text }) => text)).toEqual([
      '"v" is divided by its standard deviation: its interquartile range is 0.',
    ]);
  });

  test('a constant column becomes 0 and is told', () => {
    expect(features({ v: [5, 5, 5] }, { scale: 'standard' })).toEqual([0, 0, 0]);
    expect(fit({ v: [5, 5, 5] }).warnings).toEqual([
      '"v" has the same value for every customer and adds nothing to the segments.',
    ]);
  });
});

test('a column without values, one that is not there, and text for numbers are refused', () => {
  expect(() => fit({ v: [null, null] })).toThrow(/"v" has no values to learn from/);
  const { recipe } = fit({ v: [1, 2] });
  expect(() => applyRecipe(recipe, tableOf({ w: [1] }))).toThrow(/Column "v" is needed/);
  expect(() => applyRecipe(recipe, tableOf({ v: ['a'] }))).toThrow(/"v" holds text where numbers/);
  expect(() => fitRecipe(tableOf({ v: [1] }), ['w'], [], plain)).toThrow(/Column "w" is needed/);
});

test('steps are described in the order they are done', () => {
  const cells = { monthly_income: longTail, loan: ['yes', ...longTail.slice(1).map(() => 'no')] };
  const { recipe } = fit(cells, { outliers: 'winsorize', transform: 'log1p', scale: 'minmax' });
  expect(describeSteps(recipe)).toEqual([
    'Monthly income (monthly_income): missing becomes 16, held between 0.1 and 3737.6, log(1 + x), minus 0.0953102, divided by 8.13116.',
    'Loan (loan): 1 where the value is "yes", 0 elsewhere, missing becomes 0.',
  ]);
});
