import { describe, expect, it } from 'vitest';
import { everyone } from '../../crossfilter/index.ts';
import { nextSort, parseList, printList } from './customersUrl.ts';

describe('the address of the list', () => {
  it('comes back as it was written', () => {
    const list = {
      selection: { ...everyone, segments: ['S1'] },
      sort: { column: 'a&b', descending: true },
      page: 3,
    };
    expect(String(printList(list))).toBe('segment=S1&sort=a%26b&order=down&page=3');
    expect(parseList(printList(list))).toEqual(list);
    const first = { selection: everyone, sort: { column: '-x', descending: false }, page: 1 };
    expect(parseList(printList(first))).toEqual(first);
  });

  it('starts on the first page where the page makes no sense', () => {
    for (const page of ['0', '-1', '1.5', 'x', '1e99']) {
      expect(parseList(new URLSearchParams({ page })).page).toBe(1);
    }
  });
});

describe('nextSort', () => {
  it('goes up, down and back', () => {
    const up = nextSort(null, 'age');
    expect(up).toEqual({ column: 'age', descending: false });
    const down = nextSort(up, 'age');
    expect(down).toEqual({ column: 'age', descending: true });
    expect(nextSort(down, 'age')).toBeNull();
    expect(nextSort(down, 'job')).toEqual({ column: 'job', descending: false });
  });
});
