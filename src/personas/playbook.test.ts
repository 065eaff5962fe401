import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFileSync } from 'node:fs';
import { ClienteleError, shapes } from '../contract/index.ts';
import { builtInPlaybook } from './builtInPlaybook.ts';
import { loadPlaybook } from './playbook.ts';

const text = readFileSync(new URL('playbook.yaml', import.meta.url), 'utf8');

/** The built-in playbook with its rules replaced. */
function withRules(...rules: unknown[]): string {
  return stringify({ ...(parse(text) as object), rules });
}

const rule = {
  id: 'savers',
  name: 'Savers',
  when: [{ concept: 'balance', direction: 'high' }],
  summary: 'They save. Typical is {1}.',
  strategies: [{ action: 'Offer savings', rationale: 'They save.' }],
};

function faultOf(playbook: string): string {
  try {
    loadPlaybook(playbook);
  } catch (error) {
    if (error instanceof ClienteleError && error.kind === 'usage') return error.message;
    throw error;
  }
  return 'none';
}

describe('the built-in playbook', () => {
  const playbook = builtInPlaybook();

  it('has rules for every shape, each name once', () => {
    for (const shape of shapes) {
      const rules = playbook.rules.filter((each) => each.shapes.includes(shape));
      expect(rules.length).toBeGreaterThan(10);
    }
    const names = playbook.rules.flatMap(({ name }) => name ?? []);
    expect(new Set(names).size).toBe(names.length);
  });

  it('calls three budgets low, medium and high', () => {
    expect(playbook.ladders[0].names['3']).toEqual(['Low budget', 'Medium budget', 'High budget']);
    expect(playbook.ladders[0].names['2']).toEqual(['Low budget', 'High budget']);
  });
});

describe('loadPlaybook', () => {
  it('reads a copy as it reads the original, and fills in defaults', () => {
    expect(loadPlaybook(text)).toEqual(builtInPlaybook());
    const { when, shapes: found } = loadPlaybook(withRules(rule)).rules[0];
    expect(when).toEqual([{ concept: ['balance'], direction: 'high', strength: 0.5 }]);
    expect(found).toEqual([...shapes]);
  });

  it.each([
    ['text that is no YAML', 'rules: [', /not YAML/],
    ['another file', 'source: a.csv', /is wrong/],
    ['a word it does not know', withRules({ ...rule, colour: 'red' }), /at rules\.0: .*colour/],
    [
      'an unknown concept',
      withRules({ ...rule, when: [{ concept: 'balence', direction: 'high' }] }),
      /at rules\.0\.when\.0\.concept\.0: .*"balence"/,
    ],
    [
      'a condition about nothing',
      withRules({ ...rule, when: [{ direction: 'high' }] }),
      /names one of concept, role and feature/,
    ],
    [
      'a figure without a condition',
      withRules({ ...rule, summary: 'They save: {2}.' }),
      /needs as many conditions/,
    ],
    [
      'a name by a personal attribute alone',
      withRules({ ...rule, when: [{ concept: 'age', direction: 'low' }] }),
      /cannot stand alone/,
    ],
    [
      'the same by its role',
      withRules({ ...rule, when: [{ role: 'protected', direction: 'low' }] }),
      /cannot stand alone/,
    ],
    [
      'a strategy for a personal attribute',
      withRules({ ...rule, strategies: [{ ...rule.strategies[0], cites: ['gender'] }] }),
      /cannot be the reason/,
    ],
    ['two rules of one id', withRules(rule, rule), /same id/],
    [
      'a ladder with too few names',
      stringify({
        ...(parse(text) as object),
        ladders: [
          { ...(parse(text) as { ladders: object[] }).ladders[0], names: { 3: ['Low', 'High'] } },
        ],
      }),
      /as many different names/,
    ],
  ])('refuses %s', (_, playbook, message) => {
    expect(faultOf(playbook)).toMatch(message);
  });
});
