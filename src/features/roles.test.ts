import { expect, test } from 'vitest';
import { summarise } from '../../test/support/columnSummaries.ts';
import type { ColumnSummary } from '../contract/index.ts';
import { concepts, lexicon } from './lexicon/index.ts';
import { assignRoles } from './roles.ts';

const rows = Array.from({ length: 100 }, (_, i) => i);
const numbers = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => 1.5 * (i % 37)),
  );
const counts = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => i % 12),
  );
const flags = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => (i % 3 ? 'no' : 'yes')),
  );
const kinds = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => `kind ${i % 4}`),
  );
const ids = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => `C${100 + i}`),
  );
const dates = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => `2024-01-${10 + (i % 20)}`),
  );

const rolesOf = (columns: ColumnSummary[]): Record<string, string> =>
  Object.fromEntries(assignRoles(columns).map(({ name, role }) => [name, role]));

test('a customer table is read whole', () => {
  const columns = [
    ids('customer_id'),
    counts('age'),
    kinds('gender'),
    numbers('monthly_income'),
    numbers('account_balance'),
    numbers('loyalty_score'),
    kinds('education_level'),
    numbers('total_withdrawals'),
    numbers('total_deposits'),
    counts('transaction_count'),
    kinds('preferred_channels'),
    flags('has_loan'),
    counts('products_owned'),
    counts('campaign_responses'),
  ];
  expect(assignRoles(columns).map(({ role, concept, unit }) => [role, concept, unit])).toEqual([
    ['id', 'customer-id', 'none'],
    ['age', 'age', 'years'],
    ['protected', 'gender', 'none'],
    ['income', 'income', 'money'],
    ['value', 'balance', 'money'],
    ['score', 'loyalty', 'none'],
    ['category', 'education', 'none'],
    ['spend', 'withdrawals', 'money'],
    ['value', 'deposits', 'money'],
    ['frequency', 'transactions', 'count'],
    ['category', 'channel', 'none'],
    ['credit', 'loan', 'none'],
    ['number', 'products', 'count'],
    ['frequency', 'responses', 'count'],
  ]);
});

test('other styles of names give the same roles', () => {
  const styles = [
    ['CustomerID', 'MonthlyIncome', 'AccountBalance', 'HasLoan'],
    ['customerId', 'monthlyIncome', 'accountBalance', 'hasLoan'],
    ['CUSTOMER ID', 'MONTHLY INCOME', 'ACCOUNT BALANCE', 'HAS LOAN'],
    ['customerid', 'monthlyincome', 'accountbalance', 'hasloan'],
  ];
  for (const [id, income, balance, loan] of styles) {
    const found = assignRoles([ids(id), numbers(income), numbers(balance), flags(loan)]);
    expect(found.map(({ role }) => role)).toEqual(['id', 'income', 'value', 'credit']);
  }
});

test('whole words count: AgeGroup is age, package is not', () => {
  expect(rolesOf([kinds('AgeGroup'), counts('package'), numbers('stage')])).toEqual({
    AgeGroup: 'age',
    package: 'number',
    stage: 'number',
  });
});

test('the order of words decides between a number of things and the number of one', () => {
  expect(rolesOf([ids('transaction_number'), counts('number_of_transactions')])).toEqual({
    transaction_number: 'key',
    number_of_transactions: 'frequency',
  });
  expect(rolesOf([ids('account_no'), counts('num_accounts')])).toEqual({
    account_no: 'id',
    num_accounts: 'number',
  });
});

test('a name is not believed against the values', () => {
  const found = rolesOf([
    summarise(
      'age',
      rows.map((i) => 1000 + i),
    ),
    kinds('balance'),
    summarise('housing', ['rent', 'own', 'rent', 'free']),
    numbers('transaction date'),
  ]);
  expect(found['age']).not.toBe('age');
  expect(found['balance']).toBe('category');
  expect(found['housing']).toBe('category');
  expect(found['transaction date']).not.toBe('date');
});

test('the values speak where the name says nothing', () => {
  const text = summarise(
    'note',
    rows.map((i) => `words ${i}`),
  );
  const found = rolesOf([
    numbers('v1'),
    flags('v2'),
    kinds('v3'),
    dates('v4'),
    text,
    summarise(
      'v6',
      rows.map(() => ''),
    ),
    summarise(
      'v7',
      rows.map((i) => i + 1),
    ),
    summarise(
      'v8',
      rows.map((i) => i % 2),
    ),
  ]);
  expect(Object.values(found)).toEqual([
    'number',
    'flag',
    'category',
    'date',
    'text',
    'text',
    'key',
    'flag',
  ]);
});

test('counts and shares of money are no money', () => {
  const share = summarise(
    'balance_ratio',
    rows.map((i) => i / 100),
  );
  const found = assignRoles([counts('loan_count'), share, counts('no_of_withdrawals')]);
  expect(found.map(({ role, unit, concept }) => [role, unit, concept])).toEqual([
    ['frequency', 'count', null],
    ['number', 'rate', null],
    ['frequency', 'count', null],
  ]);
});

test('one column identifies the customer, the others are keys', () => {
  expect(rolesOf([ids('id'), ids('account_id'), ids('customer_id')])).toEqual({
    id: 'key',
    account_id: 'key',
    customer_id: 'id',
  });
  expect(rolesOf([ids('id'), ids('account_id')])).toEqual({ id: 'key', account_id: 'id' });
});

test('the id and the roles that are given win and say so', () => {
  const columns = [ids('customer_id'), ids('house'), numbers('v1')];
  const found = assignRoles(columns, { id: 'house', roles: { v1: 'spend' } });
  expect(found.map(({ role }) => role)).toEqual(['key', 'id', 'spend']);
  expect(found[2]).toMatchObject({ unit: 'money', confidence: 1, reason: 'The role was given.' });
});

test('a name that is not there is refused with the near ones', () => {
  expect(() => assignRoles([numbers('balance')], { roles: { balanse: 'value' } })).toThrow(
    'There is no column "balanse" to give a role to; did you mean balance?',
  );
  expect(() => assignRoles([numbers('balance')], { id: 'cust' })).toThrow(
    /the columns are balance/,
  );
});

test('a column known after the outcome leaks only where there is an outcome', () => {
  const call = numbers('call_duration');
  expect(rolesOf([call, flags('y')])['call_duration']).toBe('leak');
  expect(rolesOf([call])['call_duration']).toBe('context');
});

test('words of a campaign count where a campaign is spoken of or given', () => {
  const columns = [numbers('duration'), counts('day'), flags('y')];
  expect(rolesOf(columns)).toMatchObject({ duration: 'number', day: 'number' });
  const given = assignRoles(columns, { shape: 'campaign' });
  expect(given.map(({ role }) => role)).toEqual(['leak', 'context', 'outcome']);
  const spoken = rolesOf([...columns, kinds('contact'), counts('campaign')]);
  expect(spoken).toMatchObject({ duration: 'leak', day: 'context', contact: 'context' });
});

test('labels are for people and never shared', () => {
  const columns = ['CASH_ADVANCE', 'ONEOFF_PURCHASES', 'Balance (EUR)', 'balance', 'Balance'];
  const labels = assignRoles(columns.map(numbers)).map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(['Cash advance', 'One-off purchases']);
  expect(new Set(labels).size).toBe(columns.length);
});

test('every phrase of the lexicon leads to its own concept', () => {
  const samples = { number: numbers, flag: flags, category: kinds, text: ids, date: dates };
  const strays = lexicon.flatMap((entry) => {
    const sample = Object.entries(samples).find(([nature]) =>
      entry.holds.some((n) => n === nature),
    );
    if (sample === undefined || entry.within?.[0] === 1850) return [];
    return [...entry.names, ...(entry.exactly ?? [])].filter((phrase) => {
      const [found] = assignRoles([sample[1](phrase)], { shape: entry.only ?? 'auto' });
      return found.concept !== entry.concept;
    });
  });
  expect(strays).toEqual([]);
});

test('concepts are listed once each, with a label', () => {
  expect(new Set(concepts.map(({ concept }) => concept)).size).toBe(concepts.length);
  expect(concepts.every(({ label }) => label.length > 0)).toBe(true);
});
