import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../src/store/index.ts';
import { catalogueSuite } from '../../src/store/catalogue/suite.fixture.ts';

const server = process.env['CLIENTELE_TEST_POSTGRES'];
const reason = 'needs PostgreSQL; "npm run test:postgres" starts one and runs these tests';

/** Does statements in a database of the server. */
async function run(database: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(database) });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const address = new URL(server ?? '');
  address.pathname = database;
  return address.href;
}

const open = (database: string) =>
  openCatalogue('/nowhere', { CLIENTELE_DATABASE_URL: addressOf(database) });

describe.skipIf(server === undefined)(`on PostgreSQL (${reason})`, () => {
  catalogueSuite('PostgreSQL', async () => {
    const database = `clientele_${randomBytes(6).toString('hex')}`;
    await run('postgres', `CREATE DATABASE ${database}`);
    const root = await mkdtemp(join(tmpdir(), 'clientele-postgres-'));
    return {
      root,
      env: { CLIENTELE_DATABASE_URL: addressOf(database) },
      open: () => open(database),
      run: (statement) => run(database, statement),
      drop: async () => {
        await rm(root, { recursive: true, force: true });
        await run('postgres', `DROP DATABASE ${database} WITH (FORCE)`);
      },
    };
  });

  it('makes the tables once when several start on an empty database', async () => {
    await run('postgres', 'CREATE DATABASE fresh');
    const opened = await Promise.all([1, 2, 3, 4].map(() => open('fresh')));
    const answers = opened.map((catalogue) => catalogue.ping());
    await expect(Promise.all(answers)).resolves.toHaveLength(4);
    await Promise.all(opened.map((catalogue) => catalogue.close()));
    await run('postgres', 'DROP DATABASE fresh WITH (FORCE)');
  });

  it.each([
    ['a database that is not there', addressOf.bind(null, 'absent'), 'is not on that server'],
    [
      'a user that is not there',
      () => addressOf('postgres').replace('clientele@', 'nobody:secret@'),
      'refuses the user',
    ],
  ])('says what is wrong with %s', async (_, address, sentence) => {
    const opening = openCatalogue('/nowhere', { CLIENTELE_DATABASE_URL: address() });
    const error: unknown = await opening.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: 'resource', message: expect.stringContaining(sentence) });
    expect(String(error)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  it('asks for TLS where it is told to, and says that there is none', async () => {
    const address = `${addressOf('postgres')}?sslmode=verify-full`;
    await expect(
      openCatalogue('/nowhere', { CLIENTELE_DATABASE_URL: address }),
    ).rejects.toMatchObject({ kind: 'resource', message: expect.stringContaining('no TLS') });
  });

  it('goes on after its connections were cut', async () => {
    await run('postgres', 'CREATE DATABASE cut');
    await using catalogue = await open('cut');
    await run(
      'postgres',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'`,
    );
    await expect
      .poll(() =>
        catalogue.ping().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});
