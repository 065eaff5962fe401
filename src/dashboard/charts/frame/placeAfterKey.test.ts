import { expect, it } from 'vitest';
import { placeAfterKey } from './placeAfterKey.ts';

it('goes by arrows as far as the ends, to them by Home and End, nowhere by other keys', () => {
  expect([-1, 0, 1, 2].map((here) => placeAfterKey('ArrowDown', here, 3))).toEqual([0, 1, 2, 2]);
  expect([-1, 0, 1, 2].map((here) => placeAfterKey('ArrowUp', here, 3))).toEqual([0, 0, 0, 1]);
  expect(placeAfterKey('Home', 2, 3)).toBe(0);
  expect(placeAfterKey('End', 0, 3)).toBe(2);
  expect(placeAfterKey('a', 0, 3)).toBeNull();
});
