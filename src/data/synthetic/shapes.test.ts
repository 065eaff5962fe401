import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateRows, syntheticShapes } from './index.ts';
import { registry } from './registry.ts';

const headers: Readonly<Record<string, string>> = {
  transactions:
    'TransactionID,CustomerID,CustomerDOB,CustGender,CustLocation,CustAccountBalance,TransactionDate,TransactionTime,TransactionAmount (INR)',
  'card-usage':
    'CUST_ID,BALANCE,BALANCE_FREQUENCY,PURCHASES,ONEOFF_PURCHASES,INSTALLMENTS_PURCHASES,CASH_ADVANCE,PURCHASES_FREQUENCY,ONEOFF_PURCHASES_FREQUENCY,PURCHASES_INSTALLMENTS_FREQUENCY,CASH_ADVANCE_FREQUENCY,CASH_ADVANCE_TRX,PURCHASES_TRX,CREDIT_LIMIT,PAYMENTS,MINIMUM_PAYMENTS,PRC_FULL_PAYMENT,TENURE',
  campaign:
    '"age";"job";"marital";"education";"default";"balance";"housing";"loan";"contact";"day";"month";"duration";"campaign";"pdays";"previous";"poutcome";"y"',
  customers:
    'customer_id,age,gender,monthly_income,account_balance,loyalty_score,education_level,total_withdrawals,total_deposits,transaction_count,preferred_channels,has_loan,products_owned,campaign_responses',
};

function text(shape: string, customers: number, seed: number): string {
  return [...generateRows(shape, { customers, seed })].join('');
}

function hash(shape: string, customers: number, seed: number): string {
  return createHash('sha256')
    .update(text(shape, customers, seed))
    .digest('hex');
}

it('knows the four shapes', () => {
  expect(syntheticShapes.toSorted()).toEqual(Object.keys(headers).toSorted());
});

describe.each(registry)('$shape', ({ shape, delimiter, groups, columns, countRows }) => {
  it('gives the same bytes for the same seed, others for another', () => {
    expect(hash(shape, 2000, 7)).toBe(hash(shape, 2000, 7));
    expect(hash(shape, 2000, 7)).not.toBe(hash(shape, 2000, 8));
  });

  it('starts with the header of the real files', () => {
    expect(text(shape, 1, 1).split('\n')[0]).toBe(headers[shape]);
  });

  it.each([1, 2, 999])('has a cell a column in every row, for %d customers', (customers) => {
    const lines = text(shape, customers, 3).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(1 + countRows(customers));
    const lengths = new Set(lines.map((line) => line.split(delimiter).length));
    expect([...lengths]).toEqual([columns.length]);
  });

  it('writes whole numbers and decimals where its columns say so', () => {
    const rows = text(shape, 3000, 5).trimEnd().split('\n').slice(1);
    columns.forEach(({ name, type }, column) => {
      if (type === 'text') return;
      const pattern = type === 'whole' ? /^-?\d+$/ : /^(-?\d+(\.\d+)?)?$/;
      const odd = rows
        .map((row) => row.split(delimiter)[column])
        .filter((cell) => !pattern.test(cell));
      expect({ name, odd }).toEqual({ name, odd: [] });
    });
  });

  it('has planted groups whose shares add up to 1', () => {
    expect(groups.length).toBeGreaterThan(2);
    expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  it('makes chunks of bounded size as they are asked for, whatever the size of the whole', () => {
    let chunks = 0;
    for (const chunk of generateRows(shape, { customers: 100_000_000, seed: 1 })) {
      expect(chunk.length).toBeGreaterThan(200_000);
      expect(chunk.length).toBeLessThan(300_000);
      chunks++;
      if (chunks === 3) break;
    }
    expect(chunks).toBe(3);
  });
});

describe('generateRows', () => {
  it.each([0, -1, 1.5, Number.NaN, 100_000_001])('refuses %d customers', (customers) => {
    expect(() => generateRows('transactions', { customers, seed: 1 })).toThrow(
      `--customers is ${customers}; give a whole number from 1 to 100000000.`,
    );
  });

  it.each([-1, 0.5, 2 ** 32])('refuses the seed %d', (seed) => {
    expect(() => generateRows('campaign', { customers: 1, seed })).toThrow(
      `--seed is ${seed}; give a whole number from 0 to 4294967295.`,
    );
  });

  it('refuses a shape it does not know', () => {
    expect(() => generateRows('table', { customers: 1, seed: 1 })).toThrow(
      'There is no shape table to generate; choose one of transactions, card-usage, campaign, customers.',
    );
  });
});
