import { expect, it } from 'vitest';
import { describeRelation } from '../describe.ts';
import { sharedSession } from '../opened.fixture.ts';
import { readTable } from '../readTable.ts';
import { storeCustomers } from './customerStore.ts';
import { summariesOf, tableOf, type MadeCustomers } from './madeCustomers.ts';

const nCustomers = 500;
const made: MadeCustomers = {
  idColumn: 'customer',
  ids: Array.from({ length: nCustomers }, (_, i) => `c${i}`),
  columns: [
    {
      kind: 'number',
      name: 'spent',
      values: Float64Array.from({ length: nCustomers }, (_, i) => (i % 7 === 0 ? NaN : i / 3)),
      sqlType: 'DOUBLE',
      format: null,
    },
    {
      kind: 'number',
      name: 'visits',
      values: Float64Array.from({ length: nCustomers }, (_, i) => i % 11),
      sqlType: 'BIGINT',
      format: null,
    },
    {
      kind: 'words',
      name: 'town',
      type: 'text',
      places: Int32Array.from({ length: nCustomers }, (_, i) => (i % 5) - 1),
      words: ['Ulm', 'Åre', 'Aalen', 'Ulm-Ost', 'nobody lives here'],
      sqlType: 'VARCHAR',
      format: null,
    },
    {
      kind: 'words',
      name: 'mail',
      type: 'flag',
      places: Int32Array.from({ length: nCustomers }, (_, i) => i % 2),
      words: ['yes', 'no'],
      sqlType: 'BOOLEAN',
      format: 'yes/no',
    },
    {
      kind: 'words',
      name: 'since',
      type: 'date',
      places: Int32Array.from({ length: nCustomers }, (_, i) => i % 3),
      words: ['2020-01-02', '2019-12-31', '2021-05-06'],
      sqlType: 'DATE',
      format: '%d/%m/%Y',
    },
  ],
};

it('reads and summarises customers in memory as it does those in the database', async () => {
  const session = await sharedSession();
  const relation = await storeCustomers(session, made);
  const wanted = [
    { name: 'town', kind: 'category' },
    { name: 'spent', kind: 'number' },
    { name: 'mail', kind: 'category' },
    { name: 'visits', kind: 'number' },
    { name: 'since', kind: 'category' },
  ] as const;
  const names = wanted.map(({ name }) => name);
  expect(tableOf(made, names)).toEqual(await readTable(session, relation, 'customer', wanted));
  const origins = new Map(
    made.columns.map(({ name, format }) => [name, { format, invalid: 0 }] as const),
  );
  expect(summariesOf(made)).toEqual(await describeRelation(session, relation, origins));
});

it('refuses a column that is not there', () => {
  expect(() => tableOf(made, ['nothing'])).toThrow(/nothing/);
});
