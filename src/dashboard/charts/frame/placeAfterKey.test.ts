import { expect, it } from 'vitest';
import { placeAfterKey } from './placeAfterKey.ts';

it('goes round by arrows, to the ends by Home and End, nowhere by other keys', () => {
  expect([0, 1, 2].map((here) => placeAfterKey('ArrowDown', here, 3))).toEqual([1, 2, 0]);
  expect([0, 1, 2].map((here) => placeAfterKey('ArrowUp', here, 3))).toEqual([2, 0, 1]);
  expect(placeAfterKey('ArrowDown', -1, 3)).toBe(0);
  expect(placeAfterKey('ArrowUp', -1, 3)).toBe(2);
  expect(placeAfterKey('Home', 2, 3)).toBe(0);
  expect(placeAfterKey('End', 0, 3)).toBe(2);
  expect(placeAfterKey('a', 0, 3)).toBeNull();
});
