import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { measureOfVote, measuresOf, voteLabel } from './measures.ts';
import { candidatesOption, candidatesTable, pointsOf, preferredK } from './option.ts';

const { selection } = sampleRun();
const [silhouette, inertia] = measuresOf(selection.candidates);

it('keeps the measures that someone computed', () => {
  expect(measuresOf(selection.candidates).map(({ key }) => key)).toEqual(['silhouette', 'inertia']);
});

it('finds the measure of a vote however it is written', () => {
  expect(measureOfVote('Davies-Bouldin')?.key).toBe('daviesBouldin');
  expect(measureOfVote('knee of inertia')?.key).toBe('inertia');
  expect(measureOfVote('gap')?.key).toBe('gap');
  expect(measureOfVote('stability')).toBeNull();
  expect(voteLabel('knee')).toBe('Knee of inertia');
  expect(voteLabel('stability')).toBe('stability');
});

it('draws the figures from the smallest k on and marks what was chosen and preferred', () => {
  expect(pointsOf(selection, silhouette)).toEqual([
    [2, 0.2],
    [3, 0.3],
  ]);
  expect(preferredK(selection, silhouette)).toBe(2);
  expect(preferredK(selection, inertia)).toBe(3);
  const option = candidatesOption(
    selection,
    silhouette,
    chartStyles.light,
    figuresIn('en-GB', null),
  );
  expect(option).toMatchObject({
    xAxis: { data: ['2', '3'] },
    series: [
      {
        data: [
          { value: 0.2, symbolSize: 12 },
          { value: 0.3, symbolSize: 7 },
        ],
        markLine: { data: [{ xAxis: '3' }] },
      },
    ],
  });
  expect(candidatesTable(selection, silhouette).rows).toEqual([
    [2, 0.2],
    [3, 0.3],
  ]);
});
