import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { stabilityOption, stabilityTable, stableSegments, wordsOf } from './option.ts';

const { segments } = sampleRun();
const run = {
  segments: segments.map((segment, i) => ({
    ...segment,
    stability:
      i === 1
        ? null
        : ({
            jaccard: 0.9 - 0.2 * i,
            recovered: 1 - 0.2 * i,
            verdict: i === 0 ? 'stable' : 'dissolved',
          } as const),
  })),
};
const tried = stableSegments(run);
const figures = figuresIn('en-GB', null);

it('tells the segments whose stability was tried, each in its own colour', () => {
  expect(stableSegments(sampleRun())).toEqual([]);
  expect(tried.map(({ name, place }) => [name, place])).toEqual([
    ['Savers', 0],
    ['Quiet', 2],
  ]);
  expect(stabilityTable(tried).rows).toEqual([
    ['Savers', 0.9, 1, 'found again'],
    ['Quiet', 0.5, 0.6, 'not found again'],
  ]);
  expect(stabilityOption(tried, chartStyles.light, figures)).toMatchObject({
    yAxis: { data: ['Savers', 'Quiet'] },
    series: [
      {
        data: [0, 2].map((place) => ({
          itemStyle: { color: segmentColour(place, 'light').fill },
        })),
        markLine: { data: [{ xAxis: 0.6 }, { xAxis: 0.75 }] },
      },
    ],
  });
});

it('says in words how a segment held', () => {
  expect(wordsOf(tried[1], figures)).toBe(
    'Quiet: not found again, mean Jaccard 0.50, recovered in 60% of the draws',
  );
});
