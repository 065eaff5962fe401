import { describe, expect, it } from 'vitest';
import type { Input } from '../../contract/index.ts';
import { categoryPhrase, numberPhrase } from './phrases.ts';

const input = (label: string, given: Partial<Input>): Input => ({
  name: label,
  label,
  role: 'number',
  unit: 'none',
  kind: 'number',
  range: null,
  mean: null,
  levels: [],
  clustered: true,
  influenceable: true,
  ...given,
});

describe('a number', () => {
  it.each([
    [310, 'cash advance 3.1 x the average'],
    [0, 'no cash advance'],
    [100, 'cash advance at the average'],
    [Number.NaN, 'cash advance not known'],
  ])('%d is told against the average', (value, text) => {
    const tell = numberPhrase(input('Cash advance', { unit: 'money', mean: 100 }));
    expect(tell(value)).toBe(text);
  });

  it('is told alone without an average', () => {
    expect(numberPhrase(input('Tenure', {}))(11.5)).toBe('tenure 11.5');
  });
});

describe('a category', () => {
  const levels = (...names: string[]): Partial<Input> => ({
    kind: 'category',
    levels: names.map((level) => ({ level, share: 0.5 })),
  });

  it.each([
    ['Housing loan', 'has a housing loan', 'no housing loan'],
    ['Insurance', 'has an insurance', 'no insurance'],
    ['Has loan', 'has loan is yes', 'has loan is no'],
    ['Credit in default', 'credit in default is yes', 'credit in default is no'],
  ])('%s that is yes or no', (label, yes, no) => {
    const tell = categoryPhrase(input(label, levels('no', 'yes')));
    expect([tell(1), tell(0)]).toEqual([yes, no]);
  });

  it('of several levels, an unknown one, or none', () => {
    const tell = categoryPhrase(input('Occupation', levels('clerk', 'retired')));
    expect([tell(1), tell(2), tell(Number.NaN)]).toEqual([
      'occupation is retired',
      'occupation is none of the known ones',
      'occupation not known',
    ]);
  });
});
