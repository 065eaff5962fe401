import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import figures from '../../test/reference/data.json' with { type: 'json' };
import type { ColumnSummary } from '../contract/index.ts';
import { customersFromTable } from './customers/fromTable.ts';
import { customersFromTransactions } from './customers/fromTransactions.ts';
import { openSource } from './openSource.ts';
import { openSession, type Session } from './session.ts';
import type { Source } from './sources/source.ts';

const folder = join(import.meta.dirname, '../../../shared/data');

let session: Session;
beforeAll(async () => {
  session = await openSession({ threads: 2, folders: [folder] });
});
afterAll(() => session.close());

const open = async (file: string, markers: 'auto' | 'none' = 'auto'): Promise<Source> =>
  openSource(session, join(folder, file), { markers });

const column = (columns: readonly ColumnSummary[], name: string): ColumnSummary => {
  const found = columns.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`no column ${name}`);
  return found;
};

function expectFigures(found: ColumnSummary, key: keyof typeof figures): void {
  for (const [figure, value] of Object.entries(figures[key])) {
    const ours = found[figure as keyof (typeof figures)[typeof key]] ?? Number.NaN;
    expect(Math.abs(ours - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12);
  }
}

describe.skipIf(!existsSync(folder))(
  'the real files (skipped where ../shared/data is missing; copy the four files of its README there)',
  () => {
    it('reads bank-full.csv', async () => {
      const source = await open('bank-full.csv');
      expect(source).toMatchObject({ format: 'csv', rowsRead: 45211, rowsRejected: 0 });
      expect(source.columns).toHaveLength(17);
      expect(source.markers.map(({ column, value, count }) => [column, value, count])).toEqual([
        ['job', 'unknown', 288],
        ['education', 'unknown', 1857],
        ['contact', 'unknown', 13020],
        ['pdays', '-1', 36954],
        ['poutcome', 'unknown', 36959],
      ]);
      expectFigures(column(source.columns, 'balance'), 'bank-full balance');
      expectFigures(column(source.columns, 'pdays'), 'bank-full pdays');
      expect(column(source.columns, 'default').type).toBe('flag');
    });

    it('leaves bank-full.csv as it is when asked to', async () => {
      const { columns, markers, decisions } = await open('bank-full.csv', 'none');
      expect(markers).toEqual([]);
      expect(decisions).toEqual([]);
      expect(columns.every(({ missing }) => missing === 0)).toBe(true);
      expect(column(columns, 'pdays')).toMatchObject({ min: -1, type: 'number' });
    });

    it('reads bank-additional-full.csv and tells of its copies', async () => {
      const source = await open('bank-additional-full.csv');
      expect(source).toMatchObject({ rowsRead: 41188, rowsRejected: 0 });
      expect(source.columns).toHaveLength(21);
      expect(source.markers).toContainEqual({
        column: 'pdays',
        value: '999',
        count: 39673,
        reason: 'all other values are at most 27',
      });
      expect(column(source.columns, 'y').type).toBe('flag');
      const customers = await customersFromTable(session, source, { id: null });
      expect(customers.decisions[1]).toMatchObject({ count: 12 });
    });

    it('reads cc-general.csv', async () => {
      const source = await open('cc-general.csv');
      expect(source).toMatchObject({ rowsRead: 8950, rowsRejected: 0, markers: [], decisions: [] });
      expect(source.columns.filter(({ type }) => type === 'number')).toHaveLength(17);
      expect(column(source.columns, 'MINIMUM_PAYMENTS').missing).toBe(313);
      expect(column(source.columns, 'CREDIT_LIMIT').missing).toBe(1);
      expectFigures(column(source.columns, 'MINIMUM_PAYMENTS'), 'cc-general MINIMUM_PAYMENTS');
      expectFigures(column(source.columns, 'CASH_ADVANCE_TRX'), 'cc-general CASH_ADVANCE_TRX');
    });

    it('reads bank-transactions-20k.csv into the customers that pandas makes of it', async () => {
      const source = await open('bank-transactions-20k.csv');
      expect(source).toMatchObject({ rowsRead: 20000, rowsRejected: 0 });
      expect(source.columns.map(({ type, format }) => [type, format])).toEqual([
        ['text', null],
        ['text', null],
        ['date', '%d/%m/%y'],
        ['text', null],
        ['text', null],
        ['number', null],
        ['date', '%d/%m/%y'],
        ['time', '%H%M%S'],
        ['number', null],
      ]);
      expect(source.markers.map(({ column, value, count }) => [column, value, count])).toEqual([
        ['CustomerDOB', 'nan', 72],
        ['CustomerDOB', '1/1/1800', 1290],
      ]);
      const { columns, aggregation } = await customersFromTransactions(session, source, {
        id: 'CustomerID',
        date: 'TransactionDate',
        time: 'TransactionTime',
        amount: 'TransactionAmount (INR)',
        balance: 'CustAccountBalance',
        birthDate: 'CustomerDOB',
        referenceDate: null,
        startDate: null,
      });
      expect(column(columns, 'CustomerID')).toMatchObject({ count: 19937, distinct: 19937 });
      expect(aggregation).toMatchObject({ startDate: '2016-08-01', referenceDate: '2016-10-21' });
      for (const key of Object.keys(figures) as (keyof typeof figures)[]) {
        const name = /^transactions (.*)$/.exec(key)?.[1];
        if (name !== undefined) expectFigures(column(columns, name), key);
      }
    });
  },
);
