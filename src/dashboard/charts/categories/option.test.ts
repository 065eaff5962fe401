import { describe, expect, it } from 'vitest';
import { leaderboard } from './option.ts';

const jobs = {
  levels: ['clerk', 'farmer', '<img src=x onerror=alert(1)>', 'student'],
  totals: [10, 40, 20, 10, 5],
  counts: [8, 2, 0, 6, 1],
  chosen: ['student'],
};

describe('leaderboard', () => {
  it('ranks by all customers, and keeps what is chosen', () => {
    const { lines, nHidden, top } = leaderboard(jobs, 2);
    expect(lines.map(({ level }) => level)).toEqual([
      'farmer',
      '<img src=x onerror=alert(1)>',
      'student',
    ]);
    expect(lines[2]).toEqual({
      code: 3,
      level: 'student',
      count: 6,
      expected: 2,
      share: 6 / 16,
      isChosen: true,
    });
    expect(nHidden).toBe(1);
    expect(top).toBe(8);
  });

  it('shows all customers while nothing is counted', () => {
    const { lines, top } = leaderboard({ ...jobs, counts: null }, Infinity);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({ count: null, share: null, expected: 40 });
    expect(top).toBe(40);
  });

  it('has no share of nobody', () => {
    const { lines, top } = leaderboard({ ...jobs, counts: [0, 0, 0, 0, 0] }, 1);
    expect(lines[0]).toMatchObject({ count: 0, share: 0, expected: 0 });
    expect(top).toBe(0);
  });
});
