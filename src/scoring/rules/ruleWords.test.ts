import { describe, expect, it } from 'vitest';
import type { Input } from '../../contract/index.ts';
import type { RuleCondition } from './conditions.ts';
import { ruleInWords } from './ruleWords.ts';

function condition(
  input: Partial<Input>,
  bounds: Partial<RuleCondition>,
): Parameters<typeof ruleInWords>[0][number] {
  const label = input.label ?? 'Balance';
  return {
    input: {
      name: label,
      label,
      role: 'value',
      unit: 'money',
      kind: 'number',
      range: { lower: 0, upper: 9000 },
      mean: 10,
      levels: [],
      clustered: true,
      influenceable: true,
      ...input,
    },
    condition: { feature: label, label, above: null, atMost: null, levels: null, ...bounds },
  };
}

const levels = ['a', 'b', 'c', 'd'].map((level) => ({ level, share: 0.25 }));

describe('ruleInWords', () => {
  it.each([
    ['balance above 1,500', {}, { above: 1500 }],
    ['balance at most 0.25', {}, { atMost: 0.25 }],
    ['balance above 1,500 up to 20,000', {}, { above: 1500, atMost: 20_000 }],
    ['no balance', {}, { atMost: 0 }],
    ['balance at most 0', { range: { lower: -10, upper: 9 } }, { atMost: 0 }],
    ['full payments above 8.5%', { label: 'Full payments', unit: 'rate' }, { above: 0.085 }],
    ['last visit at most 30 days', { label: 'Last visit', unit: 'days' }, { atMost: 30 }],
    ['days since visit above 30', { label: 'Days since visit', unit: 'days' }, { above: 30 }],
    ['ATM cash above 3', { label: 'ATM cash', unit: 'count' }, { above: 3 }],
    ['job is a', { label: 'Job', kind: 'category', levels }, { levels: ['a'] }],
    ['job is a or c', { label: 'Job', kind: 'category', levels }, { levels: ['a', 'c'] }],
    ['job is not b', { label: 'Job', kind: 'category', levels }, { levels: ['a', 'c', 'd'] }],
  ] as const)('%s', (text, input, bounds) => {
    const given = { ...input, levels: 'levels' in input ? [...input.levels] : [] };
    const limits = { ...bounds, levels: 'levels' in bounds ? [...bounds.levels] : null };
    expect(ruleInWords([condition(given, limits)])).toBe(text);
  });

  it('joins conditions', () => {
    const parts = [
      condition({}, { above: 1 }),
      condition({ label: 'Spend' }, { atMost: 0 }),
      condition({ label: 'Visits' }, { above: 2 }),
    ];
    expect(ruleInWords(parts)).toBe('balance above 1, no spend and visits above 2');
  });
});
