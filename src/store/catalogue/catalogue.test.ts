import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalogue } from './openCatalogue.ts';
import { explainSqlite } from './sqlite/explain.ts';
import { catalogueSuite } from './suite.fixture.ts';

const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'clientele-catalogue-'));

catalogueSuite('SQLite', async () => {
  const folder = await makeFolder();
  return {
    root: folder,
    env: {},
    open: () => openCatalogue(folder, {}),
    run: (statement) => {
      using database = new DatabaseSync(join(folder, 'catalogue.sqlite'));
      database.exec(statement);
      return Promise.resolve();
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
});

describe('a catalogue in a file', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await makeFolder();
    file = join(folder, 'catalogue.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const refused = (sentence: string) => ({
    kind: 'resource',
    message: expect.stringContaining(sentence),
  });

  it('is made with its folder, for its owner alone, and safe against power cuts', async () => {
    const root = join(folder, 'not', 'yet');
    await using _ = await openCatalogue(root, {});
    const path = join(root, 'catalogue.sqlite');
    expect((await stat(path)).mode & 0o077).toBe(0);
    using database = new DatabaseSync(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });

  it('does not touch the database of another program', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE letters (text)');
    other.close();
    const before = await readFile(file);
    await expect(openCatalogue(folder, {})).rejects.toMatchObject(refused('another program'));
    expect(await readFile(file)).toEqual(before);
  });

  it('says that the file is no database, or damaged', async () => {
    await writeFile(file, 'customer,balance\n'.repeat(500));
    await expect(openCatalogue(folder, {})).rejects.toMatchObject(refused('is no database'));
    await rm(file);
    await (await openCatalogue(folder, {})).close();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(255, 100));
    await expect(openCatalogue(folder, {})).rejects.toMatchObject(refused('is damaged'));
  });

  it('says that a later version made it', async () => {
    await (await openCatalogue(folder, {})).close();
    using database = new DatabaseSync(file);
    database.exec(
      `INSERT INTO clientele_migration VALUES ('9999-later', '2099-01-01T00:00:00.000Z')`,
    );
    await expect(openCatalogue(folder, {})).rejects.toMatchObject(refused('another version'));
  });

  it('says that there is no place for it', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openCatalogue(join(folder, 'file', 'x'), {})).rejects.toMatchObject(
      refused('a part of that path is a file'),
    );
    await mkdir(file);
    await expect(openCatalogue(folder, {})).rejects.toMatchObject(refused('cannot be opened'));
  });

  it.each([
    ['cannot be written', { readOnly: true }, 'DELETE FROM clientele_users'],
    [
      'the disk is full',
      {},
      `PRAGMA max_page_count = 1; INSERT INTO clientele_turns VALUES (hex(zeroblob(99999)), 0)`,
    ],
    ['another process', {}, 'BEGIN IMMEDIATE'],
  ])('says that %s', async (sentence, options, statement) => {
    await (await openCatalogue(folder, {})).close();
    using other = new DatabaseSync(file);
    using database = new DatabaseSync(file, options);
    if (statement.startsWith('BEGIN')) other.exec(statement);
    let found: unknown;
    try {
      database.exec(statement);
    } catch (error) {
      found = explainSqlite(error, file);
    }
    expect(found).toMatchObject(refused(sentence));
  });
});

it('never tells the address of a database that does not answer', async () => {
  const told: unknown[] = [];
  for (const url of [
    'postgres://ana:secret@127.0.0.1:1/bank',
    'postgres://ana:secret@bad host/bank',
    'postgres://ana:secret@127.0.0.1:99999/bank',
  ]) {
    const error: unknown = await openCatalogue('/nowhere', { CLIENTELE_DATABASE_URL: url }).then(
      (opened) => opened.close(),
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ kind: 'resource' });
    expect(error).not.toHaveProperty('cause');
    told.push(error instanceof Error ? `${error.message}${error.stack}` : error);
  }
  expect(told.join()).toContain('does not answer (ECONNREFUSED)');
  expect(told.join()).not.toMatch(/secret|ana@|:99999/);
});
