import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { auditCheckSchema, auditPageSchema } from '../../src/contract/index.ts';
import { hashOf } from '../../src/store/catalogue/auditChain.ts';
import { accessApp, as, type AccessApp, type Browser } from './accessApp.ts';

interface Given {
  readonly server: AccessApp;
  readonly ada: Browser;
}

/** Twelve entries, the first of which says that ada signed in, and a log that was found whole. */
async function withLog(server: AccessApp): Promise<Given> {
  await server.addUser('ada', 'admin');
  const ada = await server.signIn('ada');
  await addEntries(server, 11);
  const given = { server, ada };
  expect((await page(given)).intact).toBe(true);
  return given;
}

async function addEntries({ catalogue }: AccessApp, n: number): Promise<void> {
  for (let i = 0; i < n; i++) {
    const at = '2026-11-21T10:00:00.000Z';
    await catalogue.audit.append({ at, actor: 'ada', action: 'run.delete', object: `r${i}` });
  }
}

async function page({ server, ada }: Given, query = '') {
  const response = await server.app.inject(as(ada, { url: `/api/v1/audit?${query}` }));
  return auditPageSchema.parse(response.json());
}

async function checkAll({ server, ada }: Given) {
  const request = { method: 'POST', url: '/api/v1/audit/check' } as const;
  return auditCheckSchema.parse((await server.app.inject(as(ada, request))).json());
}

/** As `append` writes them, in one go. */
function addMany({ root }: AccessApp, n: number): void {
  using database = new DatabaseSync(join(root, 'catalogue.sqlite'));
  const last = database
    .prepare('SELECT seq, hash FROM clientele_audit ORDER BY seq DESC LIMIT 1')
    .get();
  let [seq, hash] = [Number(last?.['seq']), String(last?.['hash'])];
  const add = database.prepare('INSERT INTO clientele_audit VALUES (?, ?, ?, ?, ?, ?)');
  database.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < n; i++) {
    seq += 1;
    const entry = {
      seq,
      at: '2026-11-21T11:00:00.000Z',
      actor: 'ben',
      action: 'a',
      object: `${i}`,
    };
    hash = hashOf(hash, entry);
    add.run(seq, entry.at, entry.actor, entry.action, entry.object, hash);
  }
  database.prepare('UPDATE clientele_audit_head SET seq = ?, hash = ?').run(seq, hash);
  database.exec('COMMIT');
}

function tamper({ root }: AccessApp, statements: string): void {
  using database = new DatabaseSync(join(root, 'catalogue.sqlite'));
  database.exec(statements);
}

const edited = `UPDATE clientele_audit SET actor = 'eve' WHERE seq = 3`;
const removed = 'DELETE FROM clientele_audit WHERE seq = 3';
const swapped = `UPDATE clientele_audit SET seq = 99 WHERE seq = 3;
  UPDATE clientele_audit SET seq = 3 WHERE seq = 4; UPDATE clientele_audit SET seq = 4 WHERE seq = 99`;
const cut = 'DELETE FROM clientele_audit WHERE seq > 9';
const cutWithHead = `${cut}; UPDATE clientele_audit_head SET seq = 9,
  hash = (SELECT hash FROM clientele_audit WHERE seq = 9)`;

describe('the audit log', () => {
  it.each([
    ['an edit', edited, 3],
    ['a removal', removed, 3],
    ['a change of places', swapped, 3],
    ['a cut end', cut, 10],
    ['a cut end with the head set back', cutWithHead, 10],
  ])('shows %s by the check of the whole log, and from then on', async (_, statements, broken) => {
    await using server = await accessApp();
    const given = await withLog(server);
    tamper(server, statements);
    expect(await checkAll(given)).toMatchObject({ intact: false, firstBroken: broken });
    expect((await page(given)).intact).toBe(false);
  });

  it.each([
    ['an edit', edited],
    ['a removal', removed],
    ['a change of places', swapped],
    ['a cut end', cut],
    ['a cut end with the head set back', cutWithHead],
  ])('shows %s on the page where it stands', async (_, statements) => {
    await using server = await accessApp();
    const given = await withLog(server);
    tamper(server, statements);
    expect((await page(given, 'before=5&limit=2')).intact).toBe(false);
  });

  it('shows a cut end after new entries have taken its place', async () => {
    await using server = await accessApp();
    const given = await withLog(server);
    tamper(server, cutWithHead);
    await addEntries(server, 5);
    expect((await page(given, 'limit=1')).intact).toBe(false);
    expect(await checkAll(given)).toMatchObject({ intact: false });
  });

  it('looks at new entries alone until it is asked for all', async () => {
    await using server = await accessApp();
    const given = await withLog(server);
    tamper(server, edited);
    await addEntries(server, 3);
    const newest = await page(given, 'limit=2');
    expect(newest.intact).toBe(true);
    tamper(server, `UPDATE clientele_audit SET object = 'other' WHERE seq = 15`);
    expect((await page(given, 'limit=2')).intact).toBe(false);
    expect((await checkAll(given)).firstBroken).toBe(3);
  });

  it('is whole in all its pages while nobody touches it, also with many at once', async () => {
    await using server = await accessApp();
    const given = await withLog(server);
    addMany(server, 2100);
    const pages = await Promise.all(
      ['', 'limit=1', 'before=1', 'before=2', 'before=900&limit=500', 'before=99999'].map((query) =>
        page(given, query),
      ),
    );
    expect(pages.map(({ intact }) => intact)).toEqual(pages.map(() => true));
    const checks = await Promise.all([checkAll(given), checkAll(given)]);
    expect(checks.map(({ intact }) => intact)).toEqual([true, true]);
  });

  it('tells the console on start that it was changed', async () => {
    await using server = await accessApp();
    await withLog(server);
    tamper(server, edited);
    await using again = await accessApp({ root: server.root });
    await expect.poll(() => again.told.join()).toContain('entry 3 does not hold');
  });

  it('is checked by admins alone', async () => {
    await using server = await accessApp();
    await server.addUser('ben', 'analyst');
    const request = { method: 'POST', url: '/api/v1/audit/check' } as const;
    const ben = await server.signIn('ben');
    expect((await server.app.inject(as(ben, request))).statusCode).toBe(403);
    expect((await server.app.inject(request)).statusCode).toBe(401);
  });
});
