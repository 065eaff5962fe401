import { expect, it } from 'vitest';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { missingOption, missingShares, missingTable, missingWords } from './option.ts';

const column = (label: string, count: number, missing: number, invalid = 0) => ({
  label,
  summary: { count, missing, invalid },
});
const all = missingShares([
  column('whole', 10, 0),
  column('some', 90, 10, 3),
  column('<b>most</b>', 25, 75),
  column('empty', 0, 0),
]);
const figures = figuresIn('en-GB', null);

it('tells the columns that lack values, the emptiest first', () => {
  expect(missingTable(all).rows).toEqual([
    ['<b>most</b>', 75, 0, 0.75],
    ['some', 10, 3, 0.1],
  ]);
  expect(missingWords(all[1], figures)).toBe('some: 10 missing, 10.0%, 3 of them not of its type');
  expect(missingOption(all, chartStyles.light, figures)).toMatchObject({
    yAxis: { data: ['<b>most</b>', 'some'] },
    series: [{ data: [{ value: 0.75 }, { value: 0.1 }] }],
  });
});
