import { expect, test } from 'vitest';
import { nearNames, suggestNames } from './nearNames.ts';

const names = ['BALANCE', 'BALANCE_FREQUENCY', 'PURCHASES', 'TENURE'];

test('names apart by case, punctuation, part or a letter are near, the nearest first', () => {
  expect(nearNames('balance', names)).toEqual(['BALANCE', 'BALANCE_FREQUENCY']);
  expect(nearNames('purchase', names)).toEqual(['PURCHASES']);
  expect(nearNames('tenrue', names)).toEqual(['TENURE']);
  expect(nearNames('shoe size', names)).toEqual([]);
});

test('without a near name the columns there are are listed, twelve at most', () => {
  expect(suggestNames('zzzzzz', ['a1', 'b2'])).toBe('the columns are a1, b2.');
  const many = Array.from({ length: 13 }, (_, i) => `c${i}`);
  expect(suggestNames('zzzzzz', many)).toMatch(/c11, …$/);
});
