import { expect, it } from 'vitest';
import { hostileNames, sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { columnBars, columnOption, columnTable } from './option.ts';

const figures = figuresIn('en-GB', null);
const [distribution] = sampleRun().distributions;
const wide = { ...distribution, edges: [0, 10, 20, 30, 80], overall: [5, 90, 4, 1] };
const middle = { q1: 12, q3: 16, topValues: [] };

it('tells the bins of a number, and which are far out', () => {
  const bars = columnBars(middle, wide, figures);
  expect(bars.map(({ count, isFarOut }) => [count, isFarOut])).toEqual([
    [5, false],
    [90, false],
    [4, false],
    [1, true],
  ]);
  expect(columnTable(bars).rows[3]).toEqual(['30 to 80', 1, 'yes']);
  expect(columnOption(bars, wide, chartStyles.light, figures)).toMatchObject({
    series: [
      {
        data: [
          ...Array.from({ length: 3 }, () => ({ itemStyle: { color: chartStyles.light.accent } })),
          { value: 1, itemStyle: { color: chartStyles.light.mark } },
        ],
      },
    ],
  });
});

it('calls nothing far out where half of all values are the same', () => {
  const same = columnBars({ ...middle, q3: 12 }, wide, figures);
  expect(same.some(({ isFarOut }) => isFarOut)).toBe(false);
});

it('tells the commonest values of anything else, whatever they are', () => {
  const topValues = hostileNames.map((value, i) => ({ value, count: 9 - i }));
  const bars = columnBars({ q1: null, q3: null, topValues }, undefined, figures);
  expect(bars[0]).toEqual({ words: hostileNames[0], count: 9, isFarOut: false });
  expect(bars.every(({ words }) => words.length <= 60)).toBe(true);
  const { xAxis } = columnOption(bars, undefined, chartStyles.dark, figures);
  expect(xAxis).toMatchObject({ data: bars.map(({ words }) => words) });
});
