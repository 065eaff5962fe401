import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnRole, Shape } from '../contract/index.ts';
import { concepts, lexicon } from '../features/index.ts';
import type { SegmentProfile } from '../segments/index.ts';
import { builtInPlaybook } from './builtInPlaybook.ts';
import { namePersonas, type Persona } from './namePersonas.ts';
import type { Condition, Playbook } from './playbook.ts';
import { categoryAt, featureAt, profileAt, roleOf } from './profiles.fixture.ts';

const playbook = builtInPlaybook();
const name = (
  profiles: readonly SegmentProfile[],
  roles: readonly ColumnRole[],
  shape: Shape = 'customers',
  rules: Playbook = playbook,
): Persona[] => namePersonas(profiles, { playbook: rules, shape, roles });

const balance = roleOf('Balance', 'value', 'balance');
const income = roleOf('Income', 'income', 'income');
const age = roleOf('Age', 'age', 'age', 'years');
const advance = roleOf('Cash advance', 'credit', 'cash-advance');
const purchases = roleOf('Purchases', 'spend', 'purchases');
const spent = roleOf('Total spent', 'spend', 'monetary');
const recency = roleOf('Recency', 'recency', 'recency', 'days');

/** The column a condition of the built-in playbook speaks of. */
function columnFor({ concept, role }: Condition): ColumnRole {
  const [wanted] = concept ?? [lexicon.find((entry) => entry.role === role)?.concept ?? ''];
  const entry = lexicon.find((each) => each.concept === wanted);
  return roleOf(wanted, entry?.role ?? 'number', wanted);
}

describe('rules', () => {
  it.each(playbook.rules.map(({ id }) => id))('%s fits where its conditions hold', (id) => {
    const rule = playbook.rules.find((each) => each.id === id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    const shape = rule.shapes.find((each) => each !== 'transactions') ?? 'table';
    const columns = rule.when.map(columnFor);
    const strengthOf = (i: number): number =>
      (rule.when[i].direction === 'high' ? 1 : -1) * (rule.when[i].strength + 0.05);
    const features = columns.map((column, i) => featureAt(column, strengthOf(i)));
    const opposite = columns.map((column, i) => featureAt(column, -strengthOf(i)));
    const only = { ...playbook, rules: [rule] };
    const [fitting, other] = name(
      [profileAt(0, features), profileAt(1, opposite)],
      columns,
      shape,
      only,
    );
    expect(fitting.ruleId).toBe(id);
    expect(rule.name ?? fitting.name).toBe(fitting.name);
    expect(fitting.summary).not.toMatch(/[{}]/);
    expect(other.ruleId).not.toBe(id);
    const weaker = features.map((f) => featureAt(roleOf(f.feature, 'number'), 0));
    expect(name([profileAt(0, weaker), profileAt(1, weaker)], columns, shape, only)[0].ruleId).toBe(
      'average',
    );
  });

  it('cites figures for which every condition holds', () => {
    const [persona] = name(
      [profileAt(0, [featureAt(advance, 1.2), featureAt(purchases, -0.6)]), profileAt(1, [])],
      [advance, purchases],
      'card-usage',
    );
    expect(persona).toMatchObject({ name: 'Cash advance users', ruleId: 'cash-advance-reliant' });
    expect(persona.evidence.map(({ feature, direction, z }) => [feature, direction, z])).toEqual([
      ['Cash advance', 'high', 1.2],
      ['Purchases', 'low', -0.6],
    ]);
    expect(persona.summary).toContain(
      'cash advance 1.6 x the average and purchases 30% below the average',
    );
    expect(persona.strategy[0].evidence).toBe('Cash advance 1.6 x the average');
  });

  it('keep to their shapes', () => {
    const profiles = [
      profileAt(0, [
        featureAt(balance, 1),
        featureAt(roleOf('Full', 'credit', 'full-payment'), -1),
      ]),
      profileAt(1, []),
    ];
    const roles = [balance, roleOf('Full', 'credit', 'full-payment')];
    expect(name(profiles, roles, 'card-usage')[0].ruleId).toBe('balance-carriers');
    expect(name(profiles, roles, 'campaign')[0].ruleId).not.toBe('balance-carriers');
  });

  it('do not fit on a side issue, nor where mean and model disagree', () => {
    const loyalty = roleOf('Loyalty', 'score', 'loyalty', 'none');
    const side = name(
      [profileAt(0, [featureAt(loyalty, 0.7), featureAt(balance, 3)]), profileAt(1, [])],
      [loyalty, balance],
    );
    expect(side[0].ruleId).not.toBe('loyal');
    const divided = featureAt(loyalty, 0.7, { mean: 90 });
    expect(name([profileAt(0, [divided]), profileAt(1, [])], [loyalty])[0].traits).toEqual([]);
  });

  it('name a level of a category and a column where a bank asks for them', () => {
    const job = roleOf('Job', 'category', 'occupation');
    const odd = roleOf('x17', 'number');
    const plan = { summary: 'They differ. {1}', strategies: [{ action: 'a', rationale: 'b' }] };
    const own: Playbook = {
      ...playbook,
      rules: [
        {
          id: 'r',
          name: 'Retired',
          shapes: ['customers'],
          when: [{ concept: ['occupation'], level: 'retired', direction: 'high', strength: 0.5 }],
          ...plan,
        },
        {
          id: 'x',
          name: 'Seventeens',
          shapes: ['customers'],
          when: [{ feature: 'x17', direction: 'low', strength: 0.5 }],
          ...plan,
        },
      ],
    };
    const profiles = [
      profileAt(
        0,
        [featureAt(odd, 0)],
        [categoryAt(job, { admin: [0.2, 0.5], retired: [0.7, 0.3], student: [0.1, 0.2] })],
      ),
      profileAt(
        1,
        [featureAt(odd, -2)],
        [categoryAt(job, { admin: [0.8, 0.5], retired: [0.1, 0.3], student: [0.1, 0.2] })],
      ),
    ];
    expect(name(profiles, [job, odd], 'customers', own).map((p) => p.name)).toEqual([
      'Retired',
      'Seventeens',
    ]);
  });
});

describe('names', () => {
  it('go to the segment they fit best; the other goes on or gets a qualifier', () => {
    const pair = (a: number, b: number) => [featureAt(income, a), featureAt(balance, b)];
    const named = name(
      [profileAt(0, pair(1, 0.9)), profileAt(1, pair(2, 2.2)), profileAt(2, pair(-1, -1))],
      [income, balance],
    );
    expect(named.map((p) => p.name)).toEqual([
      'Affluent savers, less pronounced',
      'Affluent savers',
      'Everyday basics',
    ]);
    expect(named[0].ruleId).toBe('affluent-savers');
    const products = roleOf('Products', 'number', 'products', 'count');
    const [qualified] = name(
      [
        profileAt(0, [...pair(1, 0.9), featureAt(products, -0.4)]),
        profileAt(1, pair(2, 2.2)),
        profileAt(2, []),
      ],
      [income, balance, products],
    );
    expect(qualified.name).toBe('Affluent savers, few products');
  });

  it('go on to the next best rule where that fits nearly as well', () => {
    const loyalty = roleOf('Loyalty', 'score', 'loyalty', 'none');
    const products = roleOf('Products', 'number', 'products', 'none');
    const both = (a: number, b: number) => [featureAt(loyalty, a), featureAt(products, b)];
    const named = name(
      [profileAt(0, both(1.5, 1.2)), profileAt(1, both(2, 0.9))],
      [loyalty, products],
    );
    expect(named.map((p) => p.name)).toEqual(['Full-range customers', 'Loyal customers']);
  });

  it('are made of the strongest traits where no rule fits', () => {
    const [first, second] = ['Visits', 'Turnover'].map((each) =>
      roleOf(each, 'number', null, 'count'),
    );
    const [persona, average] = name(
      [
        profileAt(0, [featureAt(first, -0.8), featureAt(second, 1.4)]),
        profileAt(1, [featureAt(first, 0.1), featureAt(second, -0.1)]),
      ],
      [first, second],
      'table',
    );
    expect(persona).toMatchObject({ name: 'Many turnover, few visits', ruleId: 'distinct' });
    expect(persona.summary).toContain(
      'What sets them apart: turnover 1.7 x the average and visits 40% below the average.',
    );
    expect(average).toMatchObject({ name: 'Average customers', ruleId: 'average', traits: [] });
  });

  it('use the words of the playbook for a concept', () => {
    const trend = roleOf('Trend', 'number', 'trend', 'none');
    const named = name(
      [profileAt(0, [featureAt(trend, 1)]), profileAt(1, [featureAt(trend, -1)])],
      [trend],
    );
    expect(named.map((p) => p.name)).toEqual(['Growing', 'Shrinking']);
  });

  it('say who has a loan and who has none', () => {
    const flag = roleOf('Insurance', 'flag', null, 'none');
    const yes = (share: number) => categoryAt(flag, { no: [1 - share, 0.5], yes: [share, 0.5] });
    const named = name(
      [0.95, 0.8, 0.3, 0.05].map((share, i) => profileAt(i, [], [yes(share)])),
      [flag],
    );
    expect(named.map((p) => p.name)).toEqual([
      'With insurance',
      'More with insurance',
      'Fewer with insurance',
      'Without insurance',
    ]);
  });

  it('are "All customers" for one segment alone', () => {
    expect(name([profileAt(0, [featureAt(balance, 0)])], [balance])[0].name).toBe('All customers');
  });
});

/** Segments of the given spending; the first was not active for long. */
const spendingAt = (means: readonly number[]) =>
  means.map((strength, i) =>
    profileAt(i, [featureAt(spent, strength), featureAt(recency, i === 0 ? 1.4 : -0.4)]),
  );

const budgets = (...means: number[]) =>
  name(spendingAt(means), [spent, recency], 'transactions').map((p) => p.name);

describe('transactions', () => {
  it('are low, medium and high budget by what customers spend', () => {
    expect(budgets(-1, 0, 1.5)).toEqual(['Low budget', 'Medium budget', 'High budget']);
    expect(budgets(1.5, -1, 0)).toEqual(['High budget', 'Low budget', 'Medium budget']);
    expect(budgets(-1, 1)).toEqual(['Low budget', 'High budget']);
  });

  it('keep their order for any number of segments', () => {
    expect(budgets(-1, -0.5, 0.5, 1)).toEqual([
      'Low budget',
      'Lower medium budget',
      'Upper medium budget',
      'High budget',
    ]);
    expect(budgets(...Array.from({ length: 9 }, (_, i) => i - 4))[8]).toBe('Budget level 9 of 9');
  });

  it('tell what else sets a budget apart, and what to do about it', () => {
    const [low] = name(spendingAt([-1, 0, 1.5]), [spent, recency], 'transactions');
    expect(low.ruleId).toBe('budget-low');
    expect(low.summary).toBe(
      'They are among those who spend the least: total spent 50% below the average. What else sets them apart: recency 170 days against 100 on average.',
    );
    expect(low.strategy).toHaveLength(3);
    expect(low.strategy[2].evidence).toBe('Recency 170 days against 100 on average');
  });

  it('are named as others where nothing says what was spent', () => {
    expect(
      name([profileAt(0, [featureAt(balance, 1)]), profileAt(1, [])], [balance], 'transactions')[0]
        .name,
    ).not.toMatch(/budget/);
  });
});

describe('traits', () => {
  const many = Array.from({ length: 9 }, (_, i) => roleOf(`f${i}`, 'number', null, 'none'));

  it('are at most six, strongest first, none below 0.3', () => {
    const features = many.map((role, i) => featureAt(role, (i % 2 === 0 ? 1 : -1) * 0.1 * (i + 1)));
    const [{ traits }] = name([profileAt(0, features), profileAt(1, [])], many);
    expect(traits.map(({ feature }) => feature)).toEqual(['f8', 'f7', 'f6', 'f5', 'f4', 'f3']);
    expect(traits[1]).toMatchObject({
      direction: 'low',
      value: 60,
      overall: 100,
      text: 'f7 60 against 100 on average',
    });
  });

  it('put what formed the segments before what only describes them, and persons last', () => {
    const features = [
      featureAt(age, 3),
      featureAt(many[0], 1, { clustered: false, modelZ: null }),
      featureAt(many[1], 0.8),
    ];
    const [{ traits }] = name([profileAt(0, features), profileAt(1, [])], [age, ...many]);
    expect(traits.map(({ feature }) => feature)).toEqual(['f1', 'f0', 'Age']);
  });

  it('leave out what most customers of the segment have no value of, and rankings', () => {
    const roles = [balance, roleOf('RFM', 'score', 'rfm-score')];
    const [known, ranking] = roles.map((role) => featureAt(role, 1));
    const profiles = [profileAt(0, [{ ...known, count: 49 }, ranking]), profileAt(1, [])];
    expect(name(profiles, roles)[0].traits).toEqual([]);
  });

  it('speak of the call only where segments were formed on it', () => {
    const roles = [roleOf('Month', 'context'), roleOf('Length', 'leak')];
    const told = (clustered: boolean) => {
      const features = roles.map((role) => featureAt(role, 1, { clustered }));
      const [{ traits }] = name([profileAt(0, features), profileAt(1, [])], roles);
      return traits.map(({ feature }) => feature);
    };
    expect(told(false)).toEqual([]);
    expect(told(true)).toEqual(['Length', 'Month']);
  });

  it('name by a personal attribute only where segments were formed on it', () => {
    const [asked, unasked] = [true, false].map((clustered) => featureAt(age, 1, { clustered }));
    expect(name([profileAt(0, [asked]), profileAt(1, [])], [age])[0].name).toBe('High age');
    expect(name([profileAt(0, [unasked]), profileAt(1, [])], [age])[0].name).toBe(
      'Average customers',
    );
  });

  it('tell an outcome only where its interval leaves the overall rate out', () => {
    const y = roleOf('Bought', 'outcome', 'outcome', 'none');
    const rate = { outcome: 'Bought', level: 'yes', rate: 0.4, overallRate: 0.1 };
    const told = (lower: number) =>
      name([profileAt(0, [], [], [{ ...rate, lower, upper: 0.5 }]), profileAt(1, [])], [y])[0]
        .traits;
    expect(told(0.3).map(({ text }) => text)).toEqual(['bought: yes 40% against 10% on average']);
    expect(told(0.05)).toEqual([]);
  });
});

describe('every story', () => {
  const columns = [
    balance,
    income,
    age,
    advance,
    purchases,
    recency,
    ...['loyalty', 'loan-amount', 'products', 'deposits'].map((concept) =>
      columnFor({ concept: [concept], direction: 'high', strength: 0.5 }),
    ),
  ];
  const strength = fc.double({ min: -3, max: 3, noNaN: true });
  const segments = fc.array(fc.tuple(...columns.map(() => strength)), {
    minLength: 2,
    maxLength: 10,
  });

  it('has a name of its own, rests on figures, and gives no personal reason', () => {
    fc.assert(
      fc.property(
        segments,
        fc.constantFrom<Shape>('customers', 'card-usage', 'table', 'campaign'),
        (rows, shape) => {
          const profiles = rows.map((row, i) =>
            profileAt(
              i,
              columns.map((column, j) => featureAt(column, row[j])),
            ),
          );
          const personas = name(profiles, columns, shape);
          expect(new Set(personas.map((p) => p.name)).size).toBe(rows.length);
          personas.forEach((persona, i) => {
            expect(persona.segmentId).toBe(`S${i + 1}`);
            expect(persona.strategy.length).toBeGreaterThan(0);
            for (const { z, feature } of [...persona.traits, ...persona.evidence]) {
              expect(z).toBe(rows[i][columns.findIndex((column) => column.name === feature)]);
            }
            for (const { evidence } of persona.strategy) expect(evidence).not.toMatch(/\bage\b/i);
            const rule = playbook.rules.find(({ id }) => id === persona.ruleId);
            rule?.when.forEach((condition, c) => {
              const { z } = persona.evidence[c];
              expect(condition.direction === 'high' ? z : -z).toBeGreaterThanOrEqual(
                condition.strength,
              );
            });
          });
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it('speaks only of concepts that columns can have', () => {
    const known = new Set(concepts.map(({ concept }) => concept));
    const asked = playbook.rules.flatMap(({ when }) =>
      when.flatMap(({ concept }) => concept ?? []),
    );
    expect(asked.filter((concept) => !known.has(concept))).toEqual([]);
  });
});
