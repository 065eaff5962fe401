import { expect, test } from 'vitest';
import { currencyOf } from './currency.ts';

test.each([
  [['TransactionAmount (INR)', 'CustomerID'], 'INR'],
  [['balance_eur', 'age'], 'EUR'],
  [['balanceUSD'], 'USD'],
  [['Income €', 'Spend [€]'], 'EUR'],
  [['Value in euros'], 'EUR'],
  [['Amount (TRY)'], 'TRY'],
])('%j are amounts in %s', (names, currency) => {
  expect(currencyOf(names)).toBe(currency);
});

test.each([
  [[]],
  [['all', 'Total (ALL)', 'top', 'try', 'pen', 'ron_value', 'cup']],
  [['euribor3m', 'european', 'dauer_sek', 'inring']],
  [['balance_eur', 'balance_usd']],
])('%j name no one currency', (names) => {
  expect(currencyOf(names)).toBeNull();
});
