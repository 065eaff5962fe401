import { describe, expect, test } from 'vitest';
import { summarise } from '../../../test/support/columnSummaries.ts';
import type { ColumnSummary, Shape } from '../../contract/index.ts';
import { assignRoles } from '../roles.ts';
import { chooseFeatures, type FeatureChoice } from './chooseFeatures.ts';

const rows = Array.from({ length: 100 }, (_, i) => i);
const column = (name: string, value: (i: number) => string | number): ColumnSummary =>
  summarise(name, rows.map(value));
const income = column('income', (i) => 100 + 1.5 * (i % 37));
const balance = column('balance', (i) => 2.5 * (i % 41));
const loan = column('loan', (i) => (i % 3 ? 'no' : 'yes'));
const age = column('age', (i) => 20 + (i % 40));
const job = column('job', (i) => `job ${i % 4}`);

const choose = (
  columns: ColumnSummary[],
  given: { features?: string[]; exclude?: string[]; shape?: Shape } = {},
): FeatureChoice =>
  chooseFeatures(
    columns,
    assignRoles(columns),
    { features: given.features ?? null, exclude: given.exclude ?? [] },
    given.shape ?? 'table',
  );
const whyNot = (columns: ColumnSummary[], name: string, shape?: Shape): string | undefined =>
  choose(columns, shape === undefined ? {} : { shape }).decisions.find(
    (decision) => decision.column === name,
  )?.text;

const asking = (each: ColumnSummary) => () => choose([income, each], { features: [each.name] });

const made = (frequency: (i: number) => number): ColumnSummary[] => [
  column('recency_days', (i) => i),
  column('frequency', frequency),
  column('monetary', (i) => 3.5 * i),
  column('mean_amount', (i) => 1.5 * (i % 37)),
  balance,
  column('trend', (i) => (i % 21) / 10 - 1),
  column('night_share', (i) => (i % 11) / 10),
  column('weekend_share', (i) => (i % 9) / 10),
];

describe('unasked', () => {
  test('numbers and yes/no that say how a customer behaves form the segments', () => {
    const { clustered, described, warnings } = choose([income, age, loan, job, balance]);
    expect(clustered).toEqual(['income', 'loan', 'balance']);
    expect(described).toEqual(['age', 'job']);
    expect(warnings).toEqual([]);
  });

  test.each([
    [column('customer_id', (i) => `C${i}`), /it identifies the customer/],
    [column('transaction_id', (i) => `T${i}`), /it is an identifier/],
    [column('opened', (i) => `2024-01-${10 + (i % 20)}`), /it is a date/],
    [column('note', (i) => `words ${i}`), /it is free text/],
    [age, /it is personal/],
    [column('gender', (i) => 'MF'[i % 2]), /it is personal/],
    [column('churn', (i) => i % 2), /its rate is reported/],
    [job, /named in --features/],
    [column('v1', () => 7), /same value in every row/],
    [column('v2', () => ''), /it has no values/],
    [column('v3', (i) => (i % 5 ? '' : i)), /80% of its values are missing/],
    [column('v4', (i) => (i < 4 ? i + 5 : 1)), /96% of its values are the same/],
  ])('$name is left out with its reason', (each, reason) => {
    expect(whyNot([income, balance, each], each.name)).toMatch(reason);
  });

  test('the bounds of missing and of sameness', () => {
    const half = column('v1', (i) => (i % 2 ? '' : i));
    const nearly = column('v2', (i) => (i < 6 ? i + 5 : 1));
    expect(choose([half, nearly]).clustered).toEqual(['v1', 'v2']);
  });

  test('an exact copy is left out, flags that happen to be equally common are not', () => {
    const copy = { ...income, name: 'income again' };
    expect(whyNot([income, copy], 'income again')).toMatch(/same values as "income"/);
    const other = column('mortgage', (i) => (i % 3 === 1 ? 'yes' : 'no'));
    expect(choose([loan, other]).clustered).toEqual(['loan', 'mortgage']);
  });

  test('personal names never describe, and a leak neither', () => {
    const columns = [
      income,
      balance,
      column('surname', (i) => `N${i % 9}`),
      column('call_duration', (i) => i),
      column('y', (i) => i % 2),
    ];
    expect(choose(columns).described).toEqual(['y']);
  });

  test('an exclusion is heeded and told', () => {
    const { clustered, described, decisions } = choose([income, balance], { exclude: ['income'] });
    expect(clustered).toEqual(['balance']);
    expect(described).toEqual(['income']);
    expect(decisions.map(({ text }) => text)).toEqual(['"income" is left out, as asked.']);
  });

  test('one column alone is told', () => {
    expect(choose([income, age]).warnings).toEqual(['Segments are formed on "income" alone.']);
  });

  test('nothing left is an error with the way out', () => {
    expect(() => choose([age, job])).toThrow(expect.objectContaining({ kind: 'data' }));
    expect(() => choose([age, job])).toThrow(/name some with --features a,b/);
  });
});

describe('asked for by name', () => {
  test('exactly those are used, in the order asked, once each', () => {
    const { clustered, described } = choose([income, age, job, balance], {
      features: ['job', 'balance', 'job'],
    });
    expect(clustered).toEqual(['job', 'balance']);
    expect(described).toEqual(['income', 'age']);
  });

  test('personal attributes, outcomes and leaks are allowed with a warning', () => {
    const columns = [age, income, column('call_duration', (i) => i), column('y', (i) => i % 2)];
    const { clustered, warnings } = choose(columns, {
      features: ['age', 'income', 'call_duration', 'y'],
    });
    expect(clustered).toHaveLength(4);
    expect(warnings).toEqual([
      expect.stringContaining('"age", a personal attribute'),
      expect.stringContaining('"call_duration", which is known only after the outcome'),
      expect.stringContaining('"y", an outcome'),
    ]);
  });

  test('an unknown name is refused with the near ones', () => {
    expect(() => choose([income, balance], { features: ['Balanc'] })).toThrow(
      'There is no column "Balanc" to cluster on; did you mean balance?',
    );
    expect(() => choose([income], { exclude: ['inc'] })).toThrow(/did you mean income/);
  });

  test('dates, text and empty columns are refused', () => {
    const date = column('opened', (i) => `2024-01-${10 + (i % 20)}`);
    const text = column('note', (i) => `words ${i}`);
    const empty = column('v1', () => '');
    expect(asking(date)).toThrow(/holds dates and cannot be clustered on/);
    expect(asking(text)).toThrow(/text with 100 different values/);
    expect(asking(empty)).toThrow(expect.objectContaining({ kind: 'data' }));
  });

  test('nothing asked, or everything asked taken away, is a wrong call', () => {
    const kind = expect.objectContaining({ kind: 'usage' });
    expect(() => choose([income], { features: [] })).toThrow(kind);
    expect(() => choose([income], { features: ['income'], exclude: ['income'] })).toThrow(kind);
  });
});

describe('figures made from transactions', () => {
  test('habits in time count where customers have a history', () => {
    const { clustered } = choose(
      made((i) => 2 + (i % 30)),
      { shape: 'transactions' },
    );
    expect(clustered).toHaveLength(8);
  });

  test.each([
    'median_amount',
    'max_amount',
    'active_days',
    'share_morning',
    'afternoon_share',
    'share_evening',
    'rfm_recency',
    'rfm_frequency',
    'rfm_monetary',
    'rfm_score',
  ])('%s only describes', (name) => {
    const columns = [...made((i) => 2 + (i % 30)), column(name, (i) => (i * 7) % 53)];
    const { clustered, described } = choose(columns, { shape: 'transactions' });
    expect(clustered).not.toContain(name);
    expect(described).toContain(name);
  });

  test('without a history recency, frequency, total and balance are left', () => {
    const columns = made((i) => (i % 5 ? 1 : 2));
    expect(choose(columns, { shape: 'transactions' }).clustered).toEqual([
      'recency_days',
      'frequency',
      'monetary',
      'balance',
    ]);
    expect(whyNot(columns, 'trend', 'transactions')).toMatch(/half of the customers have 1/);
    expect(whyNot(columns, 'mean_amount', 'transactions')).toMatch(/repeats the total spent/);
    expect(choose(columns, { shape: 'table' }).clustered).toHaveLength(8);
  });
});
