import { expect, it } from 'vitest';
import type { SolutionFlow } from '../../../contract/index.ts';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { otherFlow, otherFlows, solutionWords } from './otherFlow.ts';

const sample = sampleRun();
/** Clusters in another order than segments. */
const segments = sample.segments.map((segment, place) => ({ ...segment, cluster: 2 - place }));
const chosen = { algorithm: 'kmeans', k: 3 } as const;
const ward = { algorithm: 'ward', k: 2 } as const;
const run = { segments, selection: { ...sample.selection, chosen } };

const toWard: SolutionFlow = {
  first: chosen,
  second: ward,
  adjustedRandIndex: 0.8,
  moves: [
    [30, 0],
    [1, 19],
    [0, 50],
  ],
};

it('puts the segments beside the groups of another way, named by where most are', () => {
  const { titles, columns, moves } = otherFlow(run, toWard, 'light');
  expect(titles).toEqual(['K-means, 3 segments', 'Ward, 2 segments']);
  expect(columns[0].map(({ name }) => name)).toEqual(['Quiet', 'Spenders', 'Savers']);
  expect(columns[1]).toEqual([
    { name: '97% Quiet', fill: segmentColour(2, 'light').fill },
    { name: '72% Savers', fill: segmentColour(0, 'light').fill },
  ]);
  expect(moves).toEqual([toWard.moves]);
});

it('puts what was merged before the segments', () => {
  const merged: SolutionFlow = {
    first: { algorithm: 'ward', k: 4 },
    second: chosen,
    adjustedRandIndex: 0.9,
    moves: [
      [10, 0, 0],
      [9, 1, 0],
      [0, 8, 0],
      [0, 0, 7],
    ],
  };
  const { columns } = otherFlow(run, merged, 'dark');
  expect(columns[0].map(({ name }) => name)).toEqual([
    '100% Quiet',
    '90% Quiet',
    '100% Spenders',
    '100% Savers',
  ]);
  expect(columns[1]).toHaveLength(3);
});

it('leaves out ways from one number of segments to another', () => {
  const flows = [toWard, { ...toWard, second: { ...chosen, k: 2 } }];
  expect(otherFlows({ selection: { ...run.selection, flows } })).toEqual([toWard]);
  expect(solutionWords({ algorithm: 'hdbscan', k: 1 })).toBe('HDBSCAN, 1 segment');
});
