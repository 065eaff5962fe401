import { expect, test } from 'vitest';
import { labelFromName } from './label.ts';
import { vocabulary } from './lexicon/index.ts';
import { splitWords } from './words.ts';

const stems = (name: string): string[] => splitWords(name, vocabulary).map(({ stem }) => stem);

test.each([
  ['CustAccountBalance', ['customer', 'account', 'balance']],
  ['CUST_ACCOUNT_BALANCE', ['customer', 'account', 'balance']],
  ['cust account balance', ['customer', 'account', 'balance']],
  ['custAccountBalance', ['customer', 'account', 'balance']],
  ['TransactionAmount (INR)', ['transaction', 'amount']],
  ['CustomerDOB', ['customer', 'birthdate']],
  ['date_of_birth', ['birthdate']],
  ['ONEOFF_PURCHASES', ['oneoff', 'purchase']],
  ['One-off purchases', ['oneoff', 'purchase']],
  ['CASH_ADVANCE_TRX', ['cash', 'advance', 'transaction']],
  ['emp.var.rate', ['emp', 'var', 'rate']],
  ['Konto Größe', ['konto', 'größe']],
  ['previous', ['previous']],
  ['address', ['address']],
])('%s is read as %j', (name, expected) => {
  expect(stems(name)).toEqual(expected);
});

test('words without any boundary are cut where both parts are known', () => {
  expect(stems('customerid')).toEqual(['customer', 'id']);
  expect(stems('ACCOUNTBALANCE')).toEqual(['account', 'balance']);
});

test.each(['package', 'stage', 'mileage', 'storage', 'coverage', 'usage', 'mortgage', 'average'])(
  '%s stays one word',
  (name) => {
    expect(stems(name)).toHaveLength(1);
  },
);

test.each([
  ['CustAccountBalance', 'Account balance'],
  ['avg_withdrawal_amt', 'Average withdrawal amount'],
  ['One-off purchases', 'One-off purchases'],
  ['Income in EUR', 'Income'],
  ['x1', 'X1'],
  ['Ct_Chng_Q4_Q1', 'Count change q4 q1'],
  ['€', '€'],
])('%s is "%s" for people', (name, label) => {
  expect(labelFromName(name)).toBe(label);
});
