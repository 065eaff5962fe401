import { expect, it } from 'vitest';
import { comparedWith, inSentence, listed } from './phrases.ts';

it('compares one customer with the average', () => {
  const advance = comparedWith('Cash advance', 'money', 1000);
  expect([3100, 0, 1, 600, 1000, -5].map(advance)).toEqual([
    'cash advance 3.1 x the average',
    'no cash advance',
    'hardly any cash advance',
    'cash advance 40% below the average',
    'cash advance at the average',
    'cash advance -5 against 1,000 on average',
  ]);
  expect(comparedWith('Purchases frequency', 'rate', 0.35)(0.8)).toBe(
    'purchases frequency 80% against 35% on average',
  );
  expect(comparedWith('Purchases frequency', 'rate', 0.35)(0.351)).toBe(
    'purchases frequency at the average',
  );
  expect(comparedWith('Balance', 'money', 0)(12)).toBe('balance 12 against 0 on average');
});

it('keeps abbreviations as they are inside a sentence', () => {
  expect(['Cash', 'ATM use', 'x'].map(inSentence)).toEqual(['cash', 'ATM use', 'x']);
});

it('lists in words', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
