import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { correlationRows, strongestPairs } from './correlationRows.ts';

const run = {
  ...sampleRun(),
  correlations: {
    features: ['balance', 'visits', 'job=admin'],
    values: [
      [1, 0.8, -0.9],
      [0.8, 1, null],
      [-0.9, null, 1],
    ],
  },
};

it('names features for people, and as they are where no better name is known', () => {
  expect(correlationRows(run).map(({ label }) => label)).toEqual([
    'Balance',
    'Visits',
    'job=admin',
  ]);
  expect(correlationRows(sampleRun())).toEqual([]);
});

it('tells pairs once, the strongest first, whatever the sign', () => {
  expect(strongestPairs(correlationRows(run))).toEqual([
    { a: 'Balance', b: 'job=admin', value: -0.9 },
    { a: 'Balance', b: 'Visits', value: 0.8 },
  ]);
  expect(strongestPairs(correlationRows(run), 1)).toHaveLength(1);
});
