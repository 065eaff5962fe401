import { describe, expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

const minute = 60_000;

describe('the throttle', () => {
  it('lets five tries pass, then waits 5, 10, 20, 40 seconds, and by name never more than a minute', () => {
    const throttle = createThrottle();
    let now = 0;
    for (let i = 0; i < 5; i++) expect(throttle.begin('ada', `a${i}`, now)).toBe(0);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      const wait = throttle.begin('Ada', `b${i}`, now);
      waits.push(wait / 1000);
      now += wait;
      expect(throttle.begin('ada', `c${i}`, now)).toBe(0);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
  });

  it('waits longer by address, up to 15 minutes, and a wait does not grow by asking', () => {
    const throttle = createThrottle();
    let now = 0;
    let longest = 0;
    for (let i = 0; i < 20; i++) {
      const wait = throttle.begin(`name${i}`, 'here', now);
      if (wait === 0) continue;
      expect(throttle.begin(`other${i}`, 'here', now)).toBe(wait);
      longest = Math.max(longest, wait);
      now += wait;
      expect(throttle.begin(`name${i}`, 'here', now)).toBe(0);
    }
    expect(longest).toBe(15 * minute);
  });

  it('forgets after an hour, and after a right password', () => {
    const throttle = createThrottle();
    for (let i = 0; i < 5; i++) throttle.begin('ada', 'here', 0);
    expect(throttle.begin('ada', 'there', 0)).toBe(5000);
    expect(throttle.begin('ada', 'there', 60 * minute)).toBe(0);
    const other = createThrottle();
    for (let i = 0; i < 20; i++) {
      expect(other.begin('ada', 'here', 0)).toBe(0);
      other.forgive('ada', 'here');
    }
  });

  it('does not let a good password of one account pay for guesses at another', () => {
    const throttle = createThrottle();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      waits.push(throttle.begin(`victim${i}`, 'here', 0));
      if (throttle.begin('mine', 'here', 0) === 0) throttle.forgive('mine', 'here');
    }
    expect(waits.at(-1)).toBeGreaterThan(0);
  });

  it('keeps at most 10,000 names', () => {
    const throttle = createThrottle();
    for (let i = 0; i < 5; i++) throttle.begin('first', `f${i}`, 0);
    expect(throttle.begin('first', 'x', 0)).toBe(5000);
    for (let i = 0; i < 10_000; i++) throttle.begin(`name${i}`, `address${i}`, 0);
    expect(throttle.begin('first', 'x', 0)).toBe(0);
  });
});
