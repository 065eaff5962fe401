import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bankTransactions,
  customerFeatures,
  transactionColumns,
  transactionsModel,
} from '../../../../test/support/bankTransactions.ts';
import { isNear, modelOf, plainStep } from '../../../../test/support/exportedModels.ts';
import { customersFromTransactions } from '../../customers/fromTransactions.ts';
import { sharedSession, withSource } from '../../opened.fixture.ts';
import { name } from '../../quoting.ts';
import { duckdb } from '../duckdb.ts';
import { customersSql } from './customersSql.ts';

type Cells = (typeof bankTransactions)[number];

/** What every file has, so that each column is of its type. */
const always = bankTransactions.slice(1, 9);
const transactions: fc.Arbitrary<Cells[]> = fc
  .array(
    fc.record({
      like: fc.constantFrom(...bankTransactions),
      customer: fc.option(fc.constantFrom('A1', 'A2', 'B1')),
      born: fc.option(fc.constantFrom('1980-02-29', '1996-06-30', '1961-06-28', '2031-01-01')),
    }),
    { maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ like, customer, born }, i) => {
      const [, date, , paid, balance, , ...others] = like;
      // No two are at the same moment.
      const at = `12:${String(i).padStart(2, '0')}:30`;
      return [customer, date ?? null, at, paid ?? null, balance ?? null, born, ...others];
    }),
  );

it('makes the customers that are made in memory', async () => {
  const model = transactionsModel();
  const { aggregation } = model;
  if (aggregation === null) throw new TypeError('the model is one of transactions');
  const session = await sharedSession();
  await fc.assert(
    fc.asyncProperty(
      transactions,
      fc.constantFrom('2025-06-28', '2025-02-28', '2025-02-27', '2025-06-30'),
      async (drawn, referenceDate) => {
        const lines = [...always, ...drawn].map((row) => row.map((cell) => cell ?? '').join(','));
        const content = `${[Object.keys(transactionColumns).join(','), ...lines].join('\n')}\n`;
        await withSource(
          content,
          async (source) => {
            const window = { ...aggregation, referenceDate };
            const made = await customersFromTransactions(session, source, window, {
              keepSource: true,
            });
            const sql = customersSql({ ...model, aggregation: window }, duckdb, {
              table: name(source.relation),
              prefix: 'own_',
            });
            const found = await session.rows(`SELECT * FROM ${sql}`);
            const expected = await session.rows(`SELECT * FROM ${name(await made.relation())}`);
            const byId = new Map(found.map((row) => [row['customer_id'], row]));
            expect(found).toHaveLength(expected.length);
            for (const row of expected) {
              const own = byId.get(row['customer_id']);
              expect(own?.['channel']).toBe(row['channel']);
              for (const feature of customerFeatures) {
                const [a, b] = [own?.[feature], row[feature]].map((each) =>
                  Number(each ?? Number.NaN),
                );
                expect([feature, isNear(a, b), a, b]).toEqual([feature, true, a, b]);
              }
            }
          },
          { markers: 'none' },
        );
      },
    ),
    { numRuns: 8 },
  );
});

it('says what it cannot be made of', () => {
  const table = { table: 't', prefix: 'own_' };
  expect(() => customersSql({ ...transactionsModel(), aggregation: null }, duckdb, table)).toThrow(
    'were not made from transactions',
  );
  const other = modelOf(
    [plainStep('income', null, { impute: 0, centre: 0, scale: 1 })],
    [[0], [1]],
  );
  const model = { ...transactionsModel(), recipe: other.recipe };
  expect(() => customersSql(model, duckdb, table)).toThrow('no column income');
});
