import { tmpdir } from 'node:os';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Aggregation } from '../../contract/index.ts';
import { rowsOf, withFile, withSource } from '../opened.fixture.ts';
import { openSource } from '../openSource.ts';
import { openSession, type Row } from '../session.ts';
import { customersFromTransactions } from './fromTransactions.ts';

interface Transaction {
  readonly customer: number;
  /** Days from 2015-01-01. */
  readonly day: number;
  readonly cents: number;
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

const dayOf = (day: number): string =>
  new Date(Date.UTC(2015, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

function contentOf(transactions: readonly Transaction[], divisor = 100): string {
  const lines = transactions.map(
    ({ customer, day, cents }) => `c${customer};${dayOf(day)};${cents / divisor}`,
  );
  return `${['customer_id;booked;paid', ...lines].join('\n')}\n`;
}

function customersOf(content: string): Promise<Row[]> {
  return withSource(content, async (source, session) =>
    rowsOf(session, await (await customersFromTransactions(session, source, plan)).relation()),
  );
}

/** The same figures the slow way. */
function figuresOf(transactions: readonly Transaction[]) {
  const customers = [...new Set(transactions.map(({ customer }) => customer))];
  const last = Math.max(...transactions.map(({ day }) => day));
  const figures = customers.map((customer) => {
    const own = transactions.filter((each) => each.customer === customer);
    const cents = own.map((each) => each.cents).toSorted((a, b) => a - b);
    const sum = cents.reduce((total, each) => total + each, 0);
    const middle = [cents[(cents.length - 1) >> 1], cents[cents.length >> 1]];
    return {
      customer_id: `c${customer}`,
      recency_days: last - Math.max(...own.map(({ day }) => day)),
      frequency: own.length,
      monetary: sum / 100,
      mean_amount: sum / (100 * own.length),
      median_amount: (middle[0] / 100 + middle[1] / 100) / 2,
      max_amount: cents[cents.length - 1] / 100,
      active_days: new Set(own.map(({ day }) => day)).size,
    };
  });
  const fifth = (value: number, all: readonly number[]): number =>
    1 + Math.floor((5 * all.filter((other) => other < value).length) / all.length);
  return figures.map((each) => ({
    ...each,
    rfm_recency: fifth(
      -each.recency_days,
      figures.map((other) => -other.recency_days),
    ),
    rfm_frequency: fifth(
      each.frequency,
      figures.map((other) => other.frequency),
    ),
    rfm_monetary: fifth(
      each.monetary,
      figures.map((other) => other.monetary),
    ),
  }));
}

it('gives the figures of the plain definitions (law)', async () => {
  const transaction = fc.record({
    customer: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 0, max: 600 }),
    cents: fc.integer({ min: -50_000, max: 5_000_000 }),
  });
  const transactions = fc
    .tuple(fc.array(transaction, { minLength: 2, maxLength: 60 }), fc.integer({ min: 1, max: 700 }))
    .map(([all, days]) => all.map((each) => ({ ...each, day: each.day % days })));
  await fc.assert(
    fc.asyncProperty(transactions, async (all) => {
      const made = await customersOf(contentOf(all));
      figuresOf(all).forEach(({ median_amount: median, ...figures }, i) => {
        expect(made[i]).toMatchObject(figures);
        expect(made[i]?.['median_amount']).toBeCloseTo(median, 6);
      });
    }),
    { numRuns: 8 },
  );
}, 300_000);

const drawn = (i: number): Transaction => ({
  customer: (i * 7919) % 30_011,
  day: (i * 31) % 90,
  cents: (i * 104_729) % 100_003,
});

it('adds amounts with decimals exactly, amounts without an end in their order', async () => {
  const cents = [10, 20, 30].map((each) => ({ customer: 1, day: each, cents: each }));
  const [exact] = await customersOf(contentOf(cents));
  expect(exact).toMatchObject({ monetary: 0.6, mean_amount: 0.2 });
  const [thirds] = await customersOf(contentOf(cents, 30));
  expect(thirds).toMatchObject({ monetary: 1 / 3 + 2 / 3 + 1 });
});

it('makes the same customers on any number of threads', async () => {
  const content = contentOf(Array.from({ length: 150_000 }, (_, i) => drawn(i)));
  const made = (threads: number): Promise<unknown> =>
    withFile('rows.csv', content, async (path) => {
      await using session = await openSession({ threads, folders: [tmpdir()] });
      const source = await openSource(session, path, { markers: 'auto' });
      const customers = await customersFromTransactions(session, source, plan);
      return [await rowsOf(session, await customers.relation()), customers.columns];
    });
  expect(await made(3)).toEqual(await made(1));
}, 300_000);
