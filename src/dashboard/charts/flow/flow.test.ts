import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { moveFlow } from '../../screens/compare/moveFlow.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { flowOption, flowTable, flowWords } from './option.ts';
import { solutionFlow, solutionsAround } from './solutionFlow.ts';

const run = {
  ...sampleRun(),
  solutions: [2, 3, 4, 5].map((k) => ({
    k,
    sizes: Array.from({ length: k }, () => 10),
    agreementWithNext: k === 5 ? null : 0.9,
    inSegments: Array.from({ length: k }, (_, i) => [0, 1, 2].map((j) => (i % 3 === j ? 8 : 1))),
    inNext:
      k === 5
        ? null
        : Array.from({ length: k }, (_, i) =>
            [...Array(k + 1).keys()].map((j) => (i === j ? 9 : 0)),
          ),
  })),
};
const figures = figuresIn('en-GB', null);
const flow = solutionFlow(run, solutionsAround(run, 3), 'light');

it('shows three numbers of segments around one, also at the ends', () => {
  const around = (k: number) => solutionsAround(run, k).map((solution) => solution.k);
  expect([2, 3, 4, 5].map(around)).toEqual([
    [2, 3, 4],
    [2, 3, 4],
    [3, 4, 5],
    [3, 4, 5],
  ]);
  const two = { ...run, solutions: run.solutions.slice(0, 2) };
  expect(solutionsAround(two, 3).map(({ k }) => k)).toEqual([2, 3]);
});

it('gives a group the name and colour of the segment that most of it is in', () => {
  const [, chosen, four] = flow.columns;
  expect(chosen.map(({ name }) => name)).toEqual(['Savers', 'Spenders', 'Quiet']);
  expect(four[3]).toEqual({ name: '80% Savers', fill: segmentColour(0, 'light').fill });
});

it('draws a band where someone goes, and tells it', () => {
  const option = flowOption(flow, chartStyles.light, figures);
  expect(option).toMatchObject({
    series: [
      {
        links: [
          { source: '0/0', target: '1/0', value: 9 },
          { source: '0/1', target: '1/1', value: 9 },
          { source: '1/0', target: '2/0', value: 9 },
          { source: '1/1' },
          { source: '1/2' },
        ],
      },
    ],
  });
  expect(flowTable(flow).rows[0]).toEqual(['2 segments', '80% Savers', '3 segments', 'Savers', 9]);
  expect(flowWords(flow, figures, 1)).toBe('9 from 80% Savers to Savers');
});

it('lets customers go from their segment in one run to that in another', () => {
  const compared = (names: readonly string[]) => ({
    ...run,
    sources: run.data.sources,
    shape: run.data.shape,
    customers: 600,
    algorithm: 'kmeans' as const,
    k: names.length,
    silhouette: null,
    daviesBouldin: null,
    verdict: run.selection.verdict,
    segments: names.map((name) => ({ id: name, name, size: 10, share: 0.5 })),
  });
  const moves = [[7, 3]];
  const moved = moveFlow(compared(['all']), compared(['a', 'b']), { moves }, 'dark');
  expect(moved.titles).toEqual(['1 segments', '2 segments']);
  expect(flowTable(moved).rows.map((row) => [row[1], row[3], row[4]])).toEqual([
    ['all', 'a', 7],
    ['all', 'b', 3],
  ]);
  expect(moved.columns[1][1].fill).toBe(segmentColour(1, 'dark').fill);
});
