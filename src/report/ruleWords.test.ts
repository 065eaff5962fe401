import { describe, expect, it } from 'vitest';
import type { Rules } from '../contract/index.ts';
import { figuresIn } from './format.ts';
import { conditionsInWords } from './ruleWords.ts';
import { sampleManifest } from './sampleManifest.fixture.ts';

const manifest = sampleManifest({ nFeatures: 8 });

type Condition = Rules['segments'][number]['rules'][number]['conditions'][number];

function words(condition: Partial<Condition>, locale = 'en-US', currency: string | null = 'EUR') {
  const whole = {
    feature: 'BALANCE',
    label: 'Balance',
    above: null,
    atMost: null,
    levels: null,
    ...condition,
  };
  const rule = { conditions: [whole], text: '', coverage: 1, precision: 1 };
  return conditionsInWords(rule, manifest, figuresIn(locale, currency))[0];
}

describe('conditionsInWords', () => {
  it('writes bounds with all their digits, in the unit and the locale', () => {
    expect(words({ above: 1500.25 })).toBe('Balance above €1,500.25');
    expect(words({ above: 1500.25 }, 'de-DE')).toBe('Balance above 1.500,25\u00A0€');
    expect(words({ above: 1, atMost: 1500 }, 'en-US', null)).toBe('Balance above 1 up to 1,500');
    expect(
      words({ feature: 'PURCHASES_FREQUENCY', label: 'Purchase frequency', atMost: 0.29 }),
    ).toBe('Purchase frequency at most 29%');
    expect(words({ feature: 'LAST_SEEN', label: 'Last seen', above: 30 })).toBe(
      'Last seen above 30 days',
    );
    expect(words({ feature: 'SCORE', label: 'Score', above: 0.00125 })).toBe('Score above 0.00125');
  });

  it('says "no" for an amount of at most 0 that cannot be negative', () => {
    expect(words({ atMost: 0 })).toBe('No balance');
    expect(words({ feature: 'SCORE', label: 'Score', atMost: 0 })).toBe('Score at most 0');
    expect(words({ feature: 'OTHER', label: 'Other', atMost: 0 })).toBe('Other at most 0');
  });

  it('names the shorter of the levels that are and those that are not', () => {
    const channel = { feature: 'channel', label: 'Channel' };
    expect(words({ ...channel, levels: ['app'] })).toBe('Channel is app');
    expect(words({ ...channel, levels: ['app', 'phone'] })).toBe('Channel is not branch <i>');
    expect(words({ feature: 'x', label: 'X', levels: ['a', 'b', 'c'] })).toBe('X is a, b or c');
  });
});
