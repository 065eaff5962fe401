import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, openSource, type Session } from '../../src/data/index.ts';
import { rowsOf } from '../../src/data/opened.fixture.ts';

const server = process.env['CLIENTELE_TEST_POSTGRES'];
if (server === undefined) {
  process.stdout.write(
    'test/postgres/source is skipped: it needs PostgreSQL; "npm run test:postgres" starts one and runs these tests.\n',
  );
}

describe.skipIf(server === undefined)('PostgreSQL as a source', () => {
  let admin: Client;
  let session: Session;
  beforeAll(async () => {
    session = await openSession({ threads: 1 });
    admin = new Client({ connectionString: server ?? '' });
    await admin.connect();
    await admin.query(`CREATE SCHEMA bank;
      CREATE TABLE bank.accounts (id text, sum numeric, opened date, seen timestamptz, active boolean, note text);
      INSERT INTO bank.accounts VALUES
        ('C1', 1234.50, '2026-05-03', '2026-05-03 14:05:06+02', true, E'two\\nlines, "quoted"'),
        ('C2', NULL, NULL, NULL, false, '');
      CREATE VIEW bank.totals AS SELECT count(*) AS n FROM bank.accounts;
      CREATE TABLE bank.many AS SELECT i AS id, i % 97 AS sum FROM generate_series(1, 400000) AS i;`);
  });
  afterAll(async () => {
    await admin.query('DROP SCHEMA bank CASCADE');
    await admin.end();
    await session.close();
  });

  const open = (rest: string) => openSource(session, `${server}?${rest}`, { markers: 'auto' });

  it('reads a table with the types that it has', async () => {
    const source = await open('table=bank.accounts');
    expect(await rowsOf(session, source.relation)).toEqual([
      {
        id: 'C1',
        sum: 1234.5,
        opened: '2026-05-03',
        seen: '2026-05-03 12:05:06',
        active: true,
        note: 'two\nlines, "quoted"',
      },
      { id: 'C2', sum: null, opened: null, seen: null, active: false, note: null },
    ]);
    expect(source).toMatchObject({ format: 'postgresql', rowsRead: 2, rowsRejected: 0 });
    expect(source.names[0]).toMatch(/^127\.0\.0\.1:\d+\/postgres$/);
  });

  it('reads a query, in a transaction that can only read', async () => {
    const source = await open(
      "query=SELECT id, sum * 2 AS twice FROM bank.accounts WHERE id = 'C1';",
    );
    expect(await rowsOf(session, source.relation)).toEqual([{ id: 'C1', twice: 2469 }]);
    await expect(
      open('query=WITH gone AS (DELETE FROM bank.accounts RETURNING id) SELECT * FROM gone'),
    ).rejects.toMatchObject({ kind: 'usage' });
    await expect(open('query=SELECT nothing FROM bank.accounts')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('refuses the query (column "nothing" does not exist)'),
    });
    expect((await open('table=bank.accounts')).rowsRead).toBe(2);
  });

  it('reads 400,000 rows, and asks which table where it is not said', async () => {
    const source = await open('table=bank.many');
    expect(source.rowsRead).toBe(400_000);
    expect(source.columns).toMatchObject([{ distinct: 400_000 }, { max: 96 }]);
    await expect(open('sslmode=disable&table=nope')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('bank.accounts, bank.many'),
    });
  });

  it('says that the connection ended when it is killed while rows arrive', async () => {
    const slow = open('query=SELECT id, sum, pg_sleep(0.0001) AS wait FROM bank.many');
    const failure = slow.catch((error: unknown) => error);
    for (let killed = 0; killed === 0;) {
      const { rowCount } = await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'clientele' AND query LIKE 'COPY%'",
      );
      killed = rowCount ?? 0;
    }
    expect(await failure).toMatchObject({
      name: 'ClienteleError',
      kind: 'resource',
      message: expect.stringContaining('ended the connection before all rows were read'),
    });
  });

  it('says what is wrong with an address', async () => {
    const bad = (address: string): Promise<unknown> =>
      openSource(session, address, { markers: 'auto' });
    const url = new URL(server ?? '');
    await expect(bad(`postgres://ann:pass@${url.host}/postgres?table=x`)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('set PGPASSWORD instead'),
    });
    await expect(bad(`postgres://clientele@${url.host}/none?table=x`)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('has no database'),
    });
    await expect(bad('postgres://clientele@127.0.0.1:1/postgres?table=x')).rejects.toMatchObject({
      kind: 'resource',
      message: expect.stringContaining('127.0.0.1:1/postgres cannot be reached'),
    });
  });
});
