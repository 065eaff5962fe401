import { expect, it } from 'vitest';
import { sampleRun } from '../api/sampleRun.fixture.ts';
import { figuresIn } from '../theme/figures.ts';
import { chartStyles } from './frame/chartStyle.ts';
import { spreadBins, spreadOption, spreadTable } from './spread/option.ts';
import { differences, traitsOption } from './traits/option.ts';

const figures = figuresIn('en-GB', 'EUR');
const style = chartStyles.light;

it('orders differences by their strength, with at most so many', () => {
  const all = differences(sampleRun().segments[2], figures);
  expect(all.map(({ label, z }) => [label, z])).toEqual([
    ['Balance', 2],
    ['Visits', 2],
    ['Age', 1],
  ]);
  expect(differences(sampleRun().segments[2], figures, 1)).toHaveLength(1);
  expect(traitsOption(all, '#ff0000', style)).toMatchObject({
    yAxis: { data: ['Balance', 'Visits', 'Age'] },
    series: [{ data: [{ value: 2, itemStyle: { color: '#ff0000' } }, { value: 2 }, { value: 1 }] }],
  });
});

it('compares shares of the segment with shares of all', () => {
  const [distribution] = sampleRun().distributions;
  const bins = spreadBins(distribution, 2);
  expect(bins).toEqual([
    { from: 0, to: 10, overall: 0.5, segment: 0.4 },
    { from: 10, to: 20, overall: 0.5, segment: 0.6 },
  ]);
  expect(spreadTable(bins).rows[0]).toEqual([0, 10, 0.4, 0.5]);
  expect(spreadOption(bins, distribution, '#ff0000', style, figures)).toMatchObject({
    series: [{ data: [0.4, 0.6] }, { data: [0.5, 0.5] }],
  });
});

it('has no share where there is no one', () => {
  const [distribution] = sampleRun().distributions;
  const empty = { ...distribution, overall: [0, 0] };
  expect(spreadBins(empty, 99).map(({ overall, segment }) => [overall, segment])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
