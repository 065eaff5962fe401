import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Aggregation } from '../../contract/index.ts';
import { openSource } from '../openSource.ts';
import { rowsOf, sharedSession, withFile } from '../opened.fixture.ts';
import { openSession, type Row } from '../session.ts';
import type { AggregatedCustomers, AggregationOptions } from './customers.ts';
import { customersFromTransactions } from './fromTransactions.ts';

const plan: Aggregation = {
  id: 'Customer',
  date: 'Date',
  time: 'At',
  amount: 'Amount',
  balance: 'Held',
  birthDate: 'Born',
  referenceDate: null,
  startDate: null,
  further: {
    windows: [7],
    shares: [{ column: 'Town', levels: ['Ulm'] }],
    seasonality: true,
  },
};

/** A file in which all columns are of their types, whatever else it holds. */
const always = [
  't-1;c-1;14/9/73;Ulm;yes;100.5;2016-08-06;05:59:00;10',
  't-2;c-2;26/11/96;Bonn;no;50.5;2016-08-01;06:00:00;4.25',
];

const missing = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant('') });
const one = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const transaction = fc
  .tuple(
    missing(fc.nat(40).map((number) => `t${number}`)),
    missing(fc.nat(6).map((number) => `c${number}`)),
    missing(one('14/9/73', '1/2/80', '31/12/59')),
    missing(one('Ulm', 'Bonn', 'Åre')),
    missing(one('yes', 'no')),
    missing(fc.integer({ min: -500, max: 500 }).map((held) => String(held / 4))),
    missing(
      fc.integer({ min: 1, max: 28 }).map((day) => `2016-08-${String(day).padStart(2, '0')}`),
    ),
    missing(one('00:00:00', '12:30:00', '23:59:59')),
    missing(fc.integer({ min: -999, max: 9999 }).map((cents) => String(cents / 100))),
  )
  .map((cells) => cells.join(';'));

interface Made {
  readonly rows: readonly Row[];
  readonly read: unknown;
  readonly about: Omit<AggregatedCustomers, 'relation' | 'read' | 'store'>;
}

async function make(
  path: string,
  aggregation: Aggregation,
  options: AggregationOptions,
): Promise<Made> {
  const session = await sharedSession();
  const source = await openSource(session, path, { markers: 'none' });
  const customers = await customersFromTransactions(session, source, aggregation, options);
  const { relation, read, store, ...about } = customers;
  const wanted = ['monetary', 'rfm_score', 'Town', 'Flag'];
  const table = await read(wanted);
  const stored = await store?.(wanted);
  if (stored !== undefined) expect(stored.columns).toEqual(table.columns);
  stored?.close();
  return {
    about,
    rows: await rowsOf(session, await relation()),
    read: table,
  };
}

const header = 'TxnID;Customer;Born;Town;Flag;Held;Date;At;Amount';
const fileOf = (rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`;

it('makes the same customers of transactions part by part as of all at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(transaction, { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom({}, { startDate: '2016-08-02', referenceDate: '2016-08-20' }),
      async (rows, atOnce, window) => {
        const content = fileOf([...always, ...rows, ...always.map((row) => `u${row}`)]);
        await withFile('rows.csv', content, async (path) => {
          const aggregation = { ...plan, ...window };
          const whole = await make(path, aggregation, { atOnce: 1000 });
          expect(await make(path, aggregation, { atOnce })).toEqual(whole);
        });
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

it('tells how far it is, and leaves neither the source nor its parts behind', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => always[0].replaceAll('-1;', `-${i};`));
  await withFile('rows.csv', fileOf(rows), async (path) => {
    await using session = await openSession({ threads: 2, folders: [tmpdir()] });
    const source = await openSource(session, path, { markers: 'none' });
    const told: number[] = [];
    await customersFromTransactions(session, source, plan, {
      atOnce: 10,
      tell: (part) => told.push(part),
    });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(await readdir(session.tempDirectory)).toEqual([]);
    await expect(rowsOf(session, source.relation)).rejects.toThrow(/does not exist/);
  });
});

it('says why no transaction counts', async () => {
  await withFile('rows.csv', fileOf(always), async (path) => {
    const window = { startDate: '2001-01-01', referenceDate: '2001-12-31' };
    await expect(make(path, { ...plan, ...window }, { atOnce: 1 })).rejects.toThrow(
      'No transaction falls into the window of the model',
    );
  });
});

it.each([1, 1000])(
  'keeps the rows of the source where they are still needed (%i)',
  async (atOnce) => {
    await withFile('rows.csv', fileOf(always), async (path) => {
      await using session = await openSession({ threads: 2, folders: [tmpdir()] });
      const source = await openSource(session, path, { markers: 'none' });
      await customersFromTransactions(session, source, plan, { atOnce, keepSource: true });
      expect(await rowsOf(session, source.relation)).toHaveLength(2);
    });
  },
);
