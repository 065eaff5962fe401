import { expect, it } from 'vitest';
import type { Unit } from '../contract/index.ts';
import { figureInWords } from './wording.ts';

const words = (label: string, unit: Unit, value: number, overall: number): string =>
  figureInWords({
    feature: label,
    concept: null,
    role: 'number',
    label,
    unit,
    yesNo: false,
    level: null,
    value,
    overall,
    strength: value - overall,
    clustered: true,
    personal: false,
  });

it.each([
  ['Cash advance', 'money', 3100, 1000, 'cash advance 3.1 x the average'],
  ['Balance', 'money', 25_000, 1000, 'balance 25 x the average'],
  ['Balance', 'money', 1200, 1000, 'balance 20% above the average'],
  ['Purchases made', 'count', 3, 10, 'purchases made 70% below the average'],
  ['Balance', 'money', 1001, 1000, 'balance at the average'],
  ['Purchases', 'money', 1, 1000, 'hardly any purchases'],
  ['Purchases', 'money', 0, 1000, 'no purchases'],
  ['Balance', 'money', -120.4, 1362, 'balance -120 against 1,362 on average'],
  ['Balance', 'money', 5, -3, 'balance 5 against -3 on average'],
  ['Housing loan', 'rate', 0.873, 0.556, 'housing loan 87% against 56% on average'],
  ['Outcome: yes', 'rate', 0.024, 0.117, 'outcome: yes 2.4% against 12% on average'],
  ['Age', 'years', 28.44, 40.94, 'age 28.4 years against 40.9 on average'],
  [
    'Days since the last contact',
    'days',
    12,
    40,
    'days since the last contact 12 against 40 on average',
  ],
  [
    'Days since the last contact',
    'days',
    -0.01,
    40,
    'days since the last contact 0 against 40 on average',
  ],
  ['RFM score', 'none', 8.123, 9, 'RFM score 8.12 against 9 on average'],
] as const)('%s in %s: %d against %d', (label, unit, value, overall, expected) => {
  expect(words(label, unit, value, overall)).toBe(expected);
});
