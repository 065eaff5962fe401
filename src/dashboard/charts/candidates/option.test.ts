import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { measureOfVote, measuresOf, voteLabel } from './measures.ts';
import {
  candidatesOption,
  candidatesTable,
  candidatesWords,
  linesOf,
  preferredK,
} from './option.ts';

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
  expect(linesOf(selection, silhouette)).toEqual([
    {
      title: 'K-means',
      isChosen: true,
      points: [
        [2, 0.2],
        [3, 0.3],
      ],
    },
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
          { value: ['2', 0.2], symbolSize: 12 },
          { value: ['3', 0.3], symbolSize: 7 },
        ],
        markLine: { data: [{ xAxis: '3' }] },
      },
    ],
  });
  expect(candidatesTable(selection, silhouette).rows).toEqual([
    ['K-means', 2, 0.2],
    ['K-means', 3, 0.3],
  ]);
});

it('draws every algorithm that was tried, the chosen one on top', () => {
  const several = {
    ...selection,
    candidates: [
      ...selection.candidates,
      { ...selection.candidates[0], algorithm: 'ward' as const, k: 5, silhouette: 0.1 },
      { ...selection.candidates[0], algorithm: 'hdbscan' as const, silhouette: null },
    ],
  };
  expect(linesOf(several, silhouette).map(({ title }) => title)).toEqual(['Ward', 'K-means']);
  const figures = figuresIn('en-GB', null);
  expect(candidatesOption(several, silhouette, chartStyles.light, figures)).toMatchObject({
    xAxis: { data: ['2', '3', '5'] },
    series: [{ data: [{ symbolSize: 5 }] }, { markLine: { data: [{ xAxis: '3' }] } }],
  });
  expect(candidatesWords(several, silhouette, figures)).toBe(
    'K-means 2: 0.200, 3: 0.300; Ward 5: 0.100',
  );
});
