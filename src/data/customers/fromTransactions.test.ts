import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Aggregation } from '../../contract/index.ts';
import { rowsOf, withFile, withSource } from '../opened.fixture.ts';
import { openSource } from '../openSource.ts';
import { openSession } from '../session.ts';
import { customersFromTransactions } from './fromTransactions.ts';

const header = 'TxnID;Customer;Born;Town;Held;Date;At;Amount';
const rows = [
  't1;b;14/9/73;Ulm;100;2016-08-06;05:59;10', // a Saturday
  't2;a;26/11/96;;50.5;2016-08-01;06:00;4',
  't3;b;;Bonn;;2016-08-31;23:00;30',
  't4;b;14/9/73;;200;2016-08-31;12:00;20',
  't5;a;26/11/96;Aalen;60;2016-08-02;18:30;6',
  't6;c;31/8/20;Ulm;7;2016-08-21;17:59;5', // a Sunday
];
const transactions = `${[header, ...rows].join('\n')}\n`;

const plan: Aggregation = {
  id: 'Customer',
  date: 'Date',
  time: 'At',
  amount: 'Amount',
  balance: 'Held',
  birthDate: 'Born',
  referenceDate: null,
  startDate: null,
};

interface Made {
  readonly rows: readonly Record<string, unknown>[];
  readonly texts: readonly string[];
  readonly customers: Awaited<ReturnType<typeof customersFromTransactions>>;
}

function make(content: string, changes: Partial<Aggregation> = {}): Promise<Made> {
  return withSource(content, async (source, session) => {
    const customers = await customersFromTransactions(session, source, { ...plan, ...changes });
    return {
      rows: await rowsOf(session, await customers.relation()),
      texts: customers.decisions.map(({ text }) => text),
      customers,
    };
  });
}

it('makes one row a customer, worked by hand', async () => {
  const { rows, texts, customers } = await make(transactions);
  expect(rows).toEqual([
    {
      Customer: 'b',
      recency_days: 0,
      frequency: 3,
      monetary: 60,
      mean_amount: 20,
      median_amount: 20,
      max_amount: 30,
      balance: 200,
      age: 42,
      active_days: 2,
      night_share: 1 / 3,
      morning_share: 0,
      afternoon_share: 1 / 3,
      evening_share: 1 / 3,
      weekend_share: 1 / 3,
      trend: (50 - 10) / 60,
      rfm_recency: 4,
      rfm_frequency: 4,
      rfm_monetary: 4,
      rfm_score: 12,
      Town: 'Bonn',
    },
    {
      Customer: 'a',
      recency_days: 29,
      frequency: 2,
      monetary: 10,
      mean_amount: 5,
      median_amount: 5,
      max_amount: 6,
      balance: 60,
      age: 19,
      active_days: 2,
      night_share: 0,
      morning_share: 0.5,
      afternoon_share: 0,
      evening_share: 0.5,
      weekend_share: 0,
      trend: -1,
      rfm_recency: 1,
      rfm_frequency: 2,
      rfm_monetary: 2,
      rfm_score: 5,
      Town: 'Aalen',
    },
    {
      Customer: 'c',
      recency_days: 10,
      frequency: 1,
      monetary: 5,
      mean_amount: 5,
      median_amount: 5,
      max_amount: 5,
      balance: 7,
      age: 96,
      active_days: 1,
      night_share: 0,
      morning_share: 0,
      afternoon_share: 1,
      evening_share: 0,
      weekend_share: 1,
      trend: null,
      rfm_recency: 2,
      rfm_frequency: 1,
      rfm_monetary: 1,
      rfm_score: 4,
      Town: 'Ulm',
    },
  ]);
  expect(texts).toEqual(['6 transactions became 3 customers, from 2016-08-01 to 2016-08-31.']);
  expect(customers.idColumn).toBe('Customer');
  expect(customers.aggregation).toEqual({
    ...plan,
    referenceDate: '2016-08-31',
    startDate: '2016-08-01',
  });
  const made = Object.keys(rows[0] ?? {}).slice(1, -1);
  expect(customers.roles.map(({ name }) => name)).toEqual(made);
  expect(customers.columns.map(({ name }) => name)).toEqual(['Customer', ...made, 'Town']);
});

async function columnsWithout(changes: Partial<Aggregation>): Promise<string[]> {
  const { customers } = await make(transactions, changes);
  return customers.columns.map(({ name }) => name);
}

it('leaves out what the data cannot give', async () => {
  const all = await columnsWithout({});
  const gone = async (changes: Partial<Aggregation>): Promise<string[]> => {
    const left = await columnsWithout(changes);
    return all.filter((name) => !left.includes(name));
  };
  expect(await gone({ time: null })).toEqual([
    'night_share',
    'morning_share',
    'afternoon_share',
    'evening_share',
  ]);
  expect(await gone({ balance: null })).toEqual(['balance']);
  expect(await gone({ birthDate: null })).toEqual(['age']);
  expect(await gone({ date: null })).toEqual([
    'recency_days',
    'age',
    'active_days',
    'weekend_share',
    'trend',
    'rfm_recency',
    'rfm_score',
  ]);
});

it('takes times of day from timestamps', async () => {
  const content = 'Customer;Date;Amount\na;2016-08-01 23:10;1\na;2016-08-02 01:00;1\n';
  const { rows } = await make(content, { time: null, balance: null, birthDate: null });
  expect(rows[0]).toMatchObject({ night_share: 0.5, evening_share: 0.5, active_days: 2 });
});

it('keeps a window that is given, for new rows', async () => {
  const { rows, texts } = await make(transactions, {
    startDate: '2016-08-02',
    referenceDate: '2016-08-30',
  });
  expect(
    rows.map((row) => [row['Customer'], row['recency_days'], row['monetary'], row['age']]),
  ).toEqual([
    ['b', 24, 10, 42],
    ['a', 28, 6, 19],
    ['c', 9, 5, 95],
  ]);
  expect(texts[0]).toBe('3 transactions outside 2016-08-02 to 2016-08-30 were left out.');
  const never = { startDate: '2000-01-01', referenceDate: '2000-02-01' };
  await expect(make(transactions, never)).rejects.toMatchObject({ kind: 'data' });
});

it('tells of transactions without a customer or an amount, and of repeated keys', async () => {
  const more = [
    't7;;;;;2016-08-09;10:00;5',
    't8;a;;;;2016-08-09;10:00;',
    't1;b;14/9/73;Ulm;100;2016-08-06;05:59;10',
    't2;b;;;;2016-08-06;05:59;99',
  ];
  const { rows, texts } = await make(`${transactions}${more.join('\n')}\n`);
  expect(rows.map((row) => row['frequency'])).toEqual([3, 2, 1]);
  expect(texts).toEqual([
    '1 transaction without a customer (Customer) was left out.',
    '1 transaction without an amount (Amount) was left out.',
    '2 transactions repeating a TxnID were left out.',
    '6 transactions became 3 customers, from 2016-08-01 to 2016-08-31.',
  ]);
});

it('keeps both columns where a name is taken', async () => {
  const content = 'Customer;Date;Amount;frequency\na;2016-08-01;1;often\na;2016-08-02;1;\n';
  const { rows } = await make(content, { time: null, balance: null, birthDate: null });
  expect(rows[0]).toMatchObject({ frequency: 2, frequency_2: 'often' });
});

it('gives no age to someone born after the reference date', async () => {
  const content =
    'Customer;Born;Date;Amount\na;2017-01-01;2016-08-01;1\nb;2016-08-01;2016-08-01;1\n';
  const { rows } = await make(content, { time: null, balance: null });
  expect(rows.map((row) => row['age'])).toEqual([null, 0]);
});

it('says which column is missing or of another type', async () => {
  await expect(make(transactions, { amount: 'Sum' })).rejects.toMatchObject({
    kind: 'data',
    message: expect.stringContaining('no column "Sum"'),
  });
  await expect(make(transactions, { amount: 'Town' })).rejects.toMatchObject({
    kind: 'data',
    message: expect.stringContaining('Column Town was read as text, not as number'),
  });
});

it('sums the same to the last bit on any number of threads', async () => {
  const lines = Array.from(
    { length: 30_000 },
    (_, i) => `c${(i * 7919) % 301};${((i * 104729) % 100003) / 7}`,
  );
  const content = `Customer;Amount\n${lines.join('\n')}\n`;
  const sums = async (threads: number): Promise<unknown[]> =>
    withFile('rows.csv', content, async (path) => {
      await using session = await openSession({ threads, folders: [tmpdir()] });
      const source = await openSource(session, path, { markers: 'auto' });
      const changes = { date: null, time: null, balance: null, birthDate: null };
      const made = await customersFromTransactions(session, source, { ...plan, ...changes });
      return [await rowsOf(session, await made.relation()), made.columns];
    });
  const one = await sums(1);
  expect(await sums(4)).toEqual(one);
  expect(await sums(3)).toEqual(one);
});
