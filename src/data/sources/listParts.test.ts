import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { sharedSession } from '../opened.fixture.ts';
import { text } from '../quoting.ts';
import { listParts, mayHoldParts } from './listParts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parts-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const partsOf = async (name: string) => listParts(await sharedSession(), at(name));

it('lists the tables of SQLite, packed or not', async () => {
  const database = new DatabaseSync(at('bank.sqlite'));
  database.exec('CREATE TABLE b (x); CREATE TABLE "a ?&=" (x); CREATE VIEW c AS SELECT 1 AS x');
  database.close();
  const found = { kind: 'table', names: ['a ?&=', 'b', 'c'] };
  expect(await partsOf('bank.sqlite')).toEqual(found);
  writeFileSync(at('bank.sqlite.gz'), gzipSync(readFileSync(at('bank.sqlite'))));
  expect(await partsOf('bank.sqlite.gz')).toEqual(found);
});

it('lists the sheets that hold something', async () => {
  await writeExcel(
    [
      { sheet: 'May', data: [['id'], ['C1']] },
      { sheet: 'Empty', data: [] },
      { sheet: 'June', data: [['id'], ['C2']] },
    ],
    {},
  ).toFile(at('book.xlsx'));
  expect(await partsOf('book.xlsx')).toEqual({ kind: 'sheet', names: ['May', 'June'] });
});

it('lists the tables of DuckDB by the names that people write', async () => {
  const session = await sharedSession();
  await session.run(`ATTACH ${text(at('bank.duckdb'))} AS made`);
  await session.run('CREATE TABLE made.accounts (x INTEGER)');
  await session.run('CREATE SCHEMA made.old');
  await session.run('CREATE TABLE made.old.cards (x INTEGER)');
  await session.run('DETACH made');
  expect(await partsOf('bank.duckdb')).toEqual({ kind: 'table', names: ['accounts', 'old.cards'] });
});

it('finds none in a file of one table, and says what is wrong with one that cannot be read', async () => {
  writeFileSync(at('rows.csv'), 'id,sum\nC1,2\n');
  expect(await partsOf('rows.csv')).toBeNull();
  const may = (name: string) => mayHoldParts(at(name));
  expect(await Promise.all(['rows.csv', 'bank.sqlite', 'bank.sqlite.gz'].map(may))).toEqual([
    false,
    true,
    true,
  ]);
  writeFileSync(at('broken.sqlite'), `SQLite format 3\0${'x'.repeat(200)}`);
  await expect(partsOf('broken.sqlite')).rejects.toMatchObject({ kind: 'data' });
  await expect(partsOf('nowhere.csv')).rejects.toMatchObject({ kind: 'data' });
});
