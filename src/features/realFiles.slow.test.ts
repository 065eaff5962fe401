import { describe, expect, test } from 'vitest';
import { realData } from '../../test/realData.ts';
import { summariseFile } from '../../test/support/columnSummaries.ts';
import type { ColumnSummary, Role } from '../contract/index.ts';
import { planAggregation } from './aggregation.ts';
import { chooseFeatures, type FeatureChoice } from './choice/chooseFeatures.ts';
import { currencyOf } from './currency.ts';
import { assignRoles } from './roles.ts';
import { detectShape } from './shape.ts';

const unknown = { '*': ['unknown', 'nonexistent'], pdays: ['-1', '999'] };

const rolesOf = (columns: ColumnSummary[]): Record<string, Role> =>
  Object.fromEntries(assignRoles(columns).map(({ name, role }) => [name, role]));
const choiceOf = (columns: ColumnSummary[]): FeatureChoice => {
  const roles = assignRoles(columns);
  const { shape } = detectShape(columns, roles);
  return chooseFeatures(columns, roles, { features: null, exclude: [] }, shape);
};

describe.skipIf(!realData.present)(`real bank files (${realData.whatIsMissing})`, () => {
  test('bank-full.csv', () => {
    const columns = summariseFile(realData.path('bank-full.csv'), ';', unknown);
    expect(rolesOf(columns)).toEqual({
      age: 'age',
      job: 'category',
      marital: 'protected',
      education: 'category',
      default: 'credit',
      balance: 'value',
      housing: 'credit',
      loan: 'credit',
      contact: 'context',
      day: 'context',
      month: 'context',
      duration: 'leak',
      campaign: 'context',
      pdays: 'recency',
      previous: 'frequency',
      poutcome: 'category',
      y: 'outcome',
    });
    expect(detectShape(columns, assignRoles(columns)).shape).toBe('campaign');
    const { clustered, described, decisions } = choiceOf(columns);
    expect(clustered).toEqual(['balance', 'housing', 'loan', 'previous']);
    expect(described).toContain('age');
    expect(described).not.toContain('duration');
    expect(decisions.find(({ column }) => column === 'pdays')?.text).toBe(
      '"pdays" is left out: 81.7% of its values are missing.',
    );
  });

  test('bank-additional-full.csv', () => {
    const columns = summariseFile(realData.path('bank-additional-full.csv'), ';', unknown);
    const found = rolesOf(columns);
    expect(detectShape(columns, assignRoles(columns)).shape).toBe('campaign');
    const economy = ['emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'euribor3m', 'nr.employed'];
    expect(economy.map((name) => found[name])).toEqual(economy.map(() => 'context'));
    expect(found).toMatchObject({ duration: 'leak', day_of_week: 'context', y: 'outcome' });
    expect(choiceOf(columns).clustered).toEqual(['housing', 'loan', 'previous']);
  });

  test('cc-general.csv is clustered on all 17 numbers', () => {
    const columns = summariseFile(realData.path('cc-general.csv'), ',');
    const roles = assignRoles(columns);
    expect(detectShape(columns, roles).shape).toBe('card-usage');
    expect(roles.map(({ concept }) => concept)).toEqual([
      'customer-id',
      'balance',
      'balance-frequency',
      'purchases',
      'oneoff-purchases',
      'instalments',
      'cash-advance',
      'purchase-frequency',
      'oneoff-frequency',
      'instalment-frequency',
      'cash-advance-frequency',
      'cash-advance-transactions',
      'purchase-transactions',
      'credit-limit',
      'payments',
      'minimum-payments',
      'full-payment',
      'tenure',
    ]);
    expect(choiceOf(columns).clustered).toEqual(columns.slice(1).map(({ name }) => name));
    expect(currencyOf(columns.map(({ name }) => name))).toBeNull();
  });

  test('bank-transactions-20k.csv', () => {
    const columns = summariseFile(realData.path('bank-transactions-20k.csv'), ',', {
      '*': ['nan'],
      CustomerDOB: ['nan', '1/1/1800'],
    });
    const roles = assignRoles(columns);
    expect(rolesOf(columns)).toEqual({
      TransactionID: 'key',
      CustomerID: 'id',
      CustomerDOB: 'birth-date',
      CustGender: 'protected',
      CustLocation: 'protected',
      CustAccountBalance: 'value',
      TransactionDate: 'date',
      TransactionTime: 'time',
      'TransactionAmount (INR)': 'spend',
    });
    expect(detectShape(columns, roles).shape).toBe('transactions');
    expect(currencyOf(columns.map(({ name }) => name))).toBe('INR');
    expect(planAggregation(columns, roles)).toMatchObject({
      id: 'CustomerID',
      date: 'TransactionDate',
      time: 'TransactionTime',
      amount: 'TransactionAmount (INR)',
      balance: 'CustAccountBalance',
      birthDate: 'CustomerDOB',
    });
  });
});
