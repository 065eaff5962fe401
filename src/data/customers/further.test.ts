import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../test/reference/transaction_features.json' with { type: 'json' };
import { sameFigure } from '../../../test/support/figures.ts';
import type { Aggregation, FurtherMeasures } from '../../contract/index.ts';
import { rowsOf, withSource } from '../opened.fixture.ts';
import type { Row } from '../session.ts';
import type { AggregatedCustomers } from './customers.ts';
import { shiftDay, wholeMonths } from './calendar.ts';
import { customersFromTransactions } from './fromTransactions.ts';

interface Payment {
  readonly customer_id: string;
  readonly booked: string;
  readonly paid: number;
  readonly category: string;
}

const plan: Aggregation = {
  id: 'customer_id',
  date: 'booked',
  time: null,
  amount: 'paid',
  balance: null,
  birthDate: null,
  referenceDate: null,
  startDate: null,
};
const nothing: FurtherMeasures = { windows: [], shares: [], seasonality: false };

async function customersOf(
  payments: readonly Payment[],
  further: Partial<FurtherMeasures>,
): Promise<{ rows: Row[]; made: AggregatedCustomers }> {
  const lines = payments.map((each) =>
    [each.customer_id, each.booked, each.paid, each.category].join(';'),
  );
  const content = `${['customer_id;booked;paid;category', ...lines].join('\n')}\n`;
  return withSource(content, async (source, session) => {
    const made = await customersFromTransactions(session, source, {
      ...plan,
      further: { ...nothing, ...further },
    });
    return { rows: await rowsOf(session, await made.relation()), made };
  });
}

it('gives what pandas gives', async () => {
  const levels = ['food', 'fuel & car', 'rent'];
  const { rows } = await customersOf(reference.rows, {
    windows: [30, 90],
    shares: [{ column: 'category', levels }],
    seasonality: true,
  });
  expect(rows).toHaveLength(12);
  const customers: Readonly<Record<string, Readonly<Record<string, number | null>>>> =
    reference.customers;
  for (const row of rows) {
    for (const [feature, value] of Object.entries(customers[String(row['customer_id'])] ?? {})) {
      expect(sameFigure(row[feature], value)).toBe(true);
    }
  }
});

const payment = fc.record({
  customer_id: fc.nat(5).map((customer) => `c${customer}`),
  booked: fc.nat(70).map((day) => shiftDay('2025-01-20', day)),
  paid: fc.integer({ min: -5_000, max: 20_000 }).map((cents) => cents / 100),
  category: fc.constantFrom('x', 'y'),
});
/** The window is the same, whatever else is drawn; of a handful of dates alone typing could say nothing. */
const anchors: Payment[] = ['2025-01-20', '2025-03-31'].flatMap((booked) =>
  ['c0', 'c1', 'c2'].map((customer_id) => ({ customer_id, booked, paid: 1, category: 'x' })),
);
const size = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { paid }) => sum + Math.round(Math.abs(paid) * 100), 0) / 100;

it('adds up, whatever the transactions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { maxLength: 40 }), async (drawn) => {
      const payments = [...anchors, ...drawn];
      const { rows } = await customersOf(payments, {
        windows: [14, 71],
        shares: [{ column: 'category', levels: ['x', 'y'] }],
        seasonality: true,
      });
      for (const row of rows) {
        const own = payments.filter((each) => each.customer_id === row['customer_id']);
        const last = own.filter((each) => each.booked > shiftDay('2025-03-31', -14));
        const before = own.filter(
          (each) => each.booked > shiftDay('2025-03-31', -28) && !last.includes(each),
        );
        expect(row['amount_last_71_days']).toBeCloseTo(Number(row['monetary']), 9);
        expect(row['transactions_last_71_days']).toBe(row['frequency']);
        expect(row['transactions_last_14_days']).toBe(last.length);
        const both = size(last) + size(before);
        const early = own.filter(({ booked }) => Number(booked.slice(8)) <= 10);
        const x = own.filter(({ category }) => category === 'x');
        const figures = {
          trend_14_days: (size(last) - size(before)) / both,
          category_x_share: size(x) / size(own),
          category_y_share: 1 - size(x) / size(own),
          month_start_share: size(early) / size(own),
        };
        for (const [feature, value] of Object.entries(figures)) {
          expect(sameFigure(row[feature], value)).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

describe('what the transactions cannot give', () => {
  it('is left out with a reason', async () => {
    const { rows, made } = await customersOf(anchors, { windows: [30, 60, 90], seasonality: true });
    const names = Object.keys(rows[0] ?? {});
    expect(names).toContain('amount_last_60_days');
    expect(names).toContain('trend_30_days');
    expect(names).not.toContain('trend_60_days');
    expect(names).not.toContain('amount_last_90_days');
    expect(names).not.toContain('quarter_1_share');
    expect(names).not.toContain('monthly_variation');
    expect(made.decisions.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'The trend over 60 days is left out: the transactions cover 71 days.',
        'The window of 90 days is left out: the transactions cover 71 days.',
        'Shares of the quarters are left out: the transactions cover 71 days, less than a year.',
        'The variation between months is left out: the transactions cover 71 days, less than three whole months.',
      ]),
    );
  });

  it('is an error where it was there before', async () => {
    const shares = [{ column: 'branch', levels: ['a'] }];
    await expect(customersOf(anchors, { shares })).rejects.toThrow(
      'The transactions have no column "branch" to take shares of; those they could be taken of are category.',
    );
  });
});

it('tells whole months', () => {
  const months = wholeMonths('2024-12-02', '2025-03-30').map(({ from, to }) => `${from} ${to}`);
  expect(months).toEqual(['2025-01-01 2025-01-31', '2025-02-01 2025-02-28']);
  expect(wholeMonths('2024-02-01', '2024-02-29')).toHaveLength(1);
});

it('makes names of values that differ in signs alone', async () => {
  const { rows } = await customersOf(
    anchors.map((each, i) => ({ ...each, category: i % 2 === 0 ? 'a+' : 'a-' })),
    { shares: [{ column: 'category', levels: ['a+', 'a-'] }] },
  );
  expect(Object.keys(rows[0] ?? {})).toEqual(
    expect.arrayContaining(['category_a_share', 'category_a_share_2']),
  );
});
