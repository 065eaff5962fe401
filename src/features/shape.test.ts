import { expect, test } from 'vitest';
import { summarise } from '../../test/support/columnSummaries.ts';
import type { ColumnSummary } from '../contract/index.ts';
import { assignRoles } from './roles.ts';
import { detectShape } from './shape.ts';

const rows = Array.from({ length: 100 }, (_, i) => i);
const numbers = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => 1.5 * (i % 37)),
  );
const flags = (name: string): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => (i % 3 ? 'no' : 'yes')),
  );
const ids = (name: string, every = 1): ColumnSummary =>
  summarise(
    name,
    rows.map((i) => `C${Math.floor(i / every)}`),
  );
const dates = summarise(
  'date',
  rows.map((i) => `2024-01-${10 + (i % 20)}`),
);
const shapeOf = (...columns: ColumnSummary[]): string =>
  detectShape(columns, assignRoles(columns)).shape;

test('date, amount and customers that come back are transactions', () => {
  expect(shapeOf(ids('client_id', 5), dates, numbers('amount'))).toBe('transactions');
});

test('date, amount and a transaction key are transactions though no customer comes back', () => {
  expect(shapeOf(ids('txn_id'), ids('client_id'), dates, numbers('amount'))).toBe('transactions');
});

test('a table of customers with a last purchase is no list of transactions', () => {
  expect(shapeOf(ids('client_id'), dates, numbers('last purchase amount'), numbers('income'))).toBe(
    'customers',
  );
});

test('limits, advances and purchases are card usage', () => {
  expect(shapeOf(numbers('Credit Limit'), numbers('cashAdvance'), numbers('purchases'))).toBe(
    'card-usage',
  );
  expect(shapeOf(numbers('purchases'), numbers('income'))).toBe('customers');
});

test('an outcome with contacts is a campaign, contacts alone are not', () => {
  const contacts = [numbers('call_duration'), numbers('previous_contacts')];
  expect(shapeOf(flags('y'), ...contacts)).toBe('campaign');
  expect(shapeOf(...contacts)).toBe('table');
});

test('unknown names are a table', () => {
  const columns = ['x1', 'x2', 'sepal length (cm)'].map(numbers);
  const found = detectShape(columns, assignRoles(columns));
  expect(found.shape).toBe('table');
  expect(found.reason).toMatch(/each row counts as one customer/);
});
