import { expect, it } from 'vitest';
import { keepEqual } from './keepEqual.ts';

const counted = (counts: number[], totals: number[]) => ({
  counts: Uint32Array.from(counts),
  totals: Uint32Array.from(totals),
});

it('keeps the counts that are equal, and no other', () => {
  const last = {
    selected: 3,
    charts: new Map([
      ['same', counted([1, 2], [3, 4])],
      ['counts', counted([1, 2], [3, 4])],
      ['totals', counted([1, 2], [3, 4])],
      ['longer', counted([1, 2], [3, 4])],
      ['gone', counted([1], [1])],
    ]),
  };
  const charts = new Map([
    ['same', counted([1, 2], [3, 4])],
    ['counts', counted([1, 3], [3, 4])],
    ['totals', counted([1, 2], [3, 5])],
    ['longer', counted([1, 2, 0], [3, 4, 0])],
    ['new', counted([1], [1])],
  ]);
  const kept = keepEqual(last, { selected: 4, charts });
  expect(kept).toEqual({ selected: 4, charts });
  expect(
    [...charts.keys()].filter((name) => kept.charts.get(name) === last.charts.get(name)),
  ).toEqual(['same']);
  expect(keepEqual(null, last)).toBe(last);
});
