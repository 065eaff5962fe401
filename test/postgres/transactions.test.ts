import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentSql, openSession } from '../../src/data/index.ts';
import {
  createTransactions,
  customerFeatures,
  transactionsModel,
} from '../support/bankTransactions.ts';
import { isNear } from '../support/exportedModels.ts';

const server = process.env['CLIENTELE_TEST_POSTGRES'];
if (server === undefined) {
  process.stdout.write(
    'test/postgres/transactions is skipped: it needs PostgreSQL; "npm run test:postgres" starts one and runs these tests.\n',
  );
}

const statementFor = (dialect: string): string =>
  assignmentSql(transactionsModel(), { dialect, table: 'bank_rows', reads: 'transactions' });

describe.skipIf(server === undefined)('segments from transactions in PostgreSQL', () => {
  let admin: Client;
  beforeAll(async () => {
    admin = new Client({ connectionString: server ?? '' });
    await admin.connect();
    const [create = '', insert = ''] = createTransactions('bank_rows');
    await admin.query(create.replace('CREATE TABLE', 'CREATE TEMPORARY TABLE'));
    await admin.query(insert);
  });
  afterAll(() => admin.end());

  it('are those that DuckDB gives, customer by customer', async () => {
    await using session = await openSession({ threads: 1, folders: [tmpdir()] });
    for (const statement of createTransactions('bank_rows')) await session.run(statement);
    const expected = await session.rows(statementFor('duckdb'));
    const { rows } = await admin.query<Record<string, unknown>>(statementFor('postgresql'));
    const byId = new Map(rows.map((row) => [row['customer_id'], row]));
    expect(rows).toHaveLength(expected.length);
    expect(expected.length).toBeGreaterThan(70);
    for (const row of expected) {
      const own = byId.get(row['customer_id']) ?? {};
      for (const feature of [...customerFeatures, 'distance']) {
        const [a, b] = [own[feature], row[feature]].map((each) => Number(each ?? Number.NaN));
        expect([feature, isNear(a, b), a, b]).toEqual([feature, true, a, b]);
      }
      expect(own['segment_id']).toBe(row['segment_id']);
      expect(own['channel']).toBe(row['channel']);
    }
  });
});
