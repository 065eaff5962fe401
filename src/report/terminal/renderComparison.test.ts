import { describe, expect, it } from 'vitest';
import type { ComparedRun, Comparison } from '../../contract/index.ts';
import { renderComparison } from './renderComparison.ts';
import { cells } from './textLayout.ts';

const run = (runId: string, nSegments: number): ComparedRun => ({
  runId,
  createdAt: '2026-11-21T07:12:00.000Z',
  sources: [`${runId}.csv`],
  shape: 'customers',
  customers: 12_345,
  algorithm: 'kmeans',
  k: nSegments,
  silhouette: 0.412,
  daviesBouldin: null,
  verdict: 'weak',
  segments: Array.from({ length: nSegments }, (_, i) => ({
    id: `s${i}`,
    name:
      i === 1 ? 'Customers with a name that is longer than any table has room for' : `Savers ${i}`,
    size: 4000 + i,
    share: 1 / nSegments,
  })),
});

const comparison: Comparison = {
  schemaVersion: 1,
  runs: [run('march', 2), run('april', 3)],
  agreements: [
    {
      first: 'march',
      second: 'april',
      shared: 9000,
      onlyFirst: 12,
      onlySecond: 34,
      adjustedRandIndex: 0.715,
      moves: [
        [4001, 7, 0],
        [5, 2345, 1642],
      ],
      remark: null,
    },
  ],
};

const render = (given: Partial<Comparison>, width = 100, colour = false): string =>
  renderComparison({ ...comparison, ...given }, { width, colour, locale: 'en' });

describe('renderComparison', () => {
  it('holds the runs side by side', () => {
    const text = render({});
    expect(text).toMatch(/source +march\.csv +april\.csv/);
    expect(text).toMatch(/customers +12,345 +12,345/);
    expect(text).toMatch(/segments +2 +3/);
    expect(text).toMatch(/silhouette +0\.41 +0\.41/);
    expect(text).toMatch(/Davies-Bouldin +– +–/);
    expect(text).toMatch(/verdict +weak +weak/);
    expect(text).toMatch(/1 +50% 4K Savers 0 +33% 4K Savers 0/);
    expect(text).toMatch(/3 +33% 4K Savers 2/);
  });

  it('says who moved', () => {
    const text = render({});
    expect(text).toContain('9,000 customers are in both, 12 in the first alone, 34 in the second');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Adjusted Rand index 0.72');
    expect(text).toMatch(/1 Savers 0 +4,001 +7 +0\n/);
    expect(text).toMatch(/2 Customers .* 5 +2,345 +1,642\n/);
  });

  it('says why nobody can be compared', () => {
    const [agreement] = comparison.agreements;
    const nobody = { ...agreement, shared: 0, moves: [], remark: 'No customer is in both runs.' };
    const text = render({ agreements: [nobody] });
    expect(text).toContain('! No customer is in both runs.');
    expect(text).not.toContain('Rand');
  });

  it.each([40, 60, 120])('keeps to %i columns, with every run and count', (width) => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => run(id, 12));
    const [agreement] = comparison.agreements;
    const moves = many[0].segments.map((_, i) => many[0].segments.map((_, j) => 1000 + 12 * i + j));
    const text = render({ runs: many, agreements: [{ ...agreement, first: 'a', moves }] }, width);
    for (const line of text.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width);
    for (const { sources } of many) expect(text).toContain(sources[0]);
    for (const count of moves.flat()) expect(text).toContain(count.toLocaleString('en'));
  });

  it('colours only where asked, and lets no value steer the terminal', () => {
    expect(render({}, 80, true)).toContain('\u001B[');
    expect(render({ runs: [run('a\u001B[2J', 2), run('b', 2)] })).not.toContain('\u001B');
  });
});
