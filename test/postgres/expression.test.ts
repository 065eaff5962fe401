import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import reference from '../reference/transaction_features.json' with { type: 'json' };
import { furtherExpressions } from '../../src/data/customers/further.ts';
import { expressionSql } from '../../src/data/engines/expression.ts';
import { plainSummary } from '../support/columnSummary.ts';
import { sameFigure } from '../support/figures.ts';
import { postgresql } from '../../src/data/engines/postgresql.ts';

const server = process.env['CLIENTELE_TEST_POSTGRES'];
if (server === undefined) {
  process.stdout.write(
    'test/postgres/expression is skipped: it needs PostgreSQL; "npm run test:postgres" starts one and runs these tests.\n',
  );
}

describe.skipIf(server === undefined)('features of transactions in PostgreSQL', () => {
  let admin: Client;
  beforeAll(async () => {
    admin = new Client({ connectionString: server ?? '' });
    await admin.connect();
    await admin.query(
      'CREATE TEMPORARY TABLE events (id text, day date, units double precision, a0 text)',
    );
    for (const { customer_id, booked, paid, category } of reference.rows) {
      const values = [customer_id, booked, paid, category];
      await admin.query('INSERT INTO events VALUES ($1, $2, $3, $4)', values);
    }
  });
  afterAll(() => admin.end());

  it('are what pandas gives', async () => {
    const attribute = plainSummary('category', 'text');
    const planned = furtherExpressions(
      {
        unitsInOne: null,
        attributes: [attribute],
        startDate: '2024-11-13',
        referenceDate: '2026-02-04',
      },
      {
        windows: [30, 90],
        shares: [{ column: 'category', levels: ['food', 'fuel & car', 'rent'] }],
        seasonality: true,
      },
    );
    const selected = planned.measures.map(
      ({ role, value }) =>
        `${expressionSql(value, postgresql, postgresql.name)} AS ${postgresql.name(role.name)}`,
    );
    const { rows } = await admin.query<Record<string, unknown>>(
      `SELECT id, ${selected.join(', ')} FROM events GROUP BY id`,
    );
    const customers: Readonly<Record<string, Readonly<Record<string, number | null>>>> =
      reference.customers;
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      for (const [feature, value] of Object.entries(customers[String(row['id'])] ?? {})) {
        expect(sameFigure(row[feature], value)).toBe(true);
      }
    }
  });
});
