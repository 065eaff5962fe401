import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../contract/index.ts';
import { createRandom, type Table } from '../core/index.ts';
import { distributions } from './distributions.ts';

function spread(values: readonly number[], labels: readonly number[] = values.map(() => 0)) {
  const table: Table = {
    nRows: values.length,
    rowIds: values.map(String),
    columns: [{ kind: 'number', name: 'v', values: Float64Array.from(values) }],
  };
  const nClusters = Math.max(...labels) + 1;
  return distributions(table, Int32Array.from(labels), nClusters, roles, { features: [] })[0];
}

const roles: ColumnRole[] = [
  { name: 'v', role: 'number', concept: null, label: 'V', unit: 'days', confidence: 1, reason: '' },
];
const random = createRandom(1);
const draws = (draw: () => number, n = 2000): number[] => Array.from({ length: n }, draw);

describe('distributions', () => {
  it('gives each whole number a bar where there are few of them', () => {
    const found = spread([0, 2, 2, 3, 3, 3], [0, 0, 1, 1, 1, 1]);
    expect(found).toMatchObject({ feature: 'v', label: 'V', unit: 'days', spacing: 'linear' });
    expect(found.edges).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5]);
    expect(found.bySegment).toEqual([
      [1, 0, 1, 0],
      [0, 0, 1, 3],
    ]);
    expect(found.overall).toEqual([1, 0, 2, 3]);
  });

  it('spaces heavy tails by a factor, with a bin for zeros', () => {
    const amounts = draws(() => Math.exp(2 * random.nextGaussian()));
    const tailed = spread(amounts);
    expect(tailed.spacing).toBe('log');
    expect(tailed.edges).toHaveLength(25);
    expect(tailed.edges[2] / tailed.edges[1]).toBeCloseTo(tailed.edges[20] / tailed.edges[19], 8);
    const zeros = spread([...amounts, ...amounts.map(() => 0)]);
    expect(zeros.edges[0]).toBe(0);
    expect(zeros.overall[0]).toBeGreaterThanOrEqual(2000);
  });

  it('counts everyone, those beyond the middle 99 % in the outer bins', () => {
    const found = spread([...draws(() => random.nextGaussian()), 1e6, -1e6]);
    expect(found.spacing).toBe('linear');
    expect(found.edges[24]).toBeLessThan(10);
    expect(found.overall.reduce((sum, count) => sum + count)).toBe(2002);
  });

  it('leaves out customers in no segment, missing values, and features without a spread', () => {
    expect(spread([1, 2, 3, NaN], [0, 0, -1, 0]).overall).toEqual([1, 1]);
    expect(spread([5, 5, 5])).toBeUndefined();
    expect(spread([0, 1, 1])).toBeUndefined();
    expect(spread([NaN, NaN])).toBeUndefined();
  });
});
