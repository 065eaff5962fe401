import { describe, expect, it } from 'vitest';
import { sampleRun } from '../api/sampleRun.fixture.ts';
import { figuresIn } from '../theme/figures.ts';
import { areComparable, chosenCandidate, measureRows } from './compare/comparison.ts';
import { columnRows, decisionGroups } from './data/columnRows.ts';
import { changedAt, withoutAt } from './segment/strategyDraft.ts';
import { tellingLevels } from './segment/tellingLevels.ts';

describe('columnRows', () => {
  it('brings together what is known of each column', () => {
    const rows = columnRows(sampleRun());
    expect(rows.map(({ label, isClustered }) => [label, isClustered])).toEqual([
      ['Balance', true],
      ['Visits', true],
      ['Age', false],
    ]);
    expect(rows[0]).toMatchObject({ role: 'value', bins: [300, 300] });
    expect(rows[1].bins).toBeNull();
    expect(rows.map(({ farOut }) => farOut)).toEqual([0, null, null]);
  });

  it('counts who lies far out from the bins, evenly within one', () => {
    const run = sampleRun();
    const columns = [{ ...run.data.columns[0], q1: 4, q3: 8 }];
    // The fences are at -2 and 14: of the 300 from 10 to 20, six tenths lie beyond.
    const [row] = columnRows({ ...run, data: { ...run.data, columns } });
    expect(row.farOut).toBeCloseTo(0.3, 12);
    const alike = [{ ...run.data.columns[0], q1: 8, q3: 8 }];
    expect(columnRows({ ...run, data: { ...run.data, columns: alike } })[0].farOut).toBeNull();
  });

  it('draws the commonest values where there is no distribution', () => {
    const run = sampleRun();
    const topValues = [
      { value: 'a', count: 9 },
      { value: 'b', count: 4 },
    ];
    const columns = [{ ...run.data.columns[2], topValues }];
    expect(columnRows({ ...run, data: { ...run.data, columns } })[0].bins).toEqual([9, 4]);
  });
});

it('groups decisions, the most telling first, without empty groups', () => {
  const groups = decisionGroups(sampleRun().data.decisions);
  expect(groups.map(({ title }) => title)).toEqual(['Shape', 'Reading']);
});

describe('tellingLevels', () => {
  const level = (name: string, share: number, overallShare: number) => ({
    level: name,
    count: 1,
    share,
    overallShare,
    lift: share / overallShare,
  });
  const categories = [
    { feature: 'loan', label: 'Loan', levels: [level('no', 0.9, 0.6), level('yes', 0.1, 0.4)] },
    {
      feature: 'job',
      label: 'Job',
      levels: [level('admin', 0.3, 0.2), level('clerk', 0.1, 0.5), level('other', 0.6, 0.3)],
    },
  ];

  it('puts the largest difference first and says a yes/no once', () => {
    expect(tellingLevels(categories).map((l) => l.level)).toEqual([
      'clerk',
      'no',
      'other',
      'admin',
    ]);
    expect(tellingLevels(categories, 2)).toHaveLength(2);
  });
});

describe('comparison', () => {
  const run = sampleRun();

  it('takes the figures of the chosen candidate', () => {
    expect(chosenCandidate(run)?.k).toBe(3);
    const other = {
      ...run,
      selection: { ...run.selection, chosen: { algorithm: 'kmeans' as const, k: 2 } },
    };
    expect(measureRows([run, other], figuresIn('en-GB', null))[0]).toEqual({
      label: 'Silhouette',
      cells: ['0.300', '0.200'],
    });
  });

  it('holds measures against each other only on the same features', () => {
    const other = { ...run, features: { ...run.features, names: ['age'] } };
    expect(areComparable([run, run])).toBe(true);
    expect(areComparable([run, other])).toBe(false);
  });
});

it('changes and removes one proposal and leaves the others', () => {
  const all = ['a', 'b', 'c'].map((action) => ({ action, rationale: '', evidence: '' }));
  expect(changedAt(all, 1, { action: 'x' }).map(({ action }) => action)).toEqual(['a', 'x', 'c']);
  expect(withoutAt(all, 0).map(({ action }) => action)).toEqual(['b', 'c']);
});
