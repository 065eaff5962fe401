import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKnownSource } from '../openKnownSource.ts';
import { openSource } from '../openSource.ts';
import { target } from '../quoting.ts';
import { openSession } from '../session.ts';
import { sourceFolders } from './readSource.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folders-test-'));
  for (const month of ['may', 'june']) {
    mkdirSync(join(folder, month));
    writeFileSync(join(folder, month, 'sums.csv'), 'id,sum\nC1,12.5\nC2,7\n');
  }
  writeFileSync(join(folder, 'may', 'packed.csv.gz'), gzipSync('id,sum\nC1,12.5\nC2,7\n'));
  writeFileSync(join(folder, 'june', 'towns.csv'), 'id,town\nC1,Bonn\nC2,Ulm\n');
  const rows = "SELECT * FROM (VALUES ('C1', 12.5), ('C2', 7)) AS rows(id, sum)";
  await using session = await openSession({ threads: 1, folders: [folder] });
  await session.run(`ATTACH ${target(join(folder, 'bank.duckdb'))} AS made`);
  await session.run(`CREATE TABLE made.accounts AS ${rows}`);
  await session.run('DETACH made');
  await session.run(`COPY (${rows}) TO ${target(join(folder, 'rows.parquet'))} (FORMAT parquet)`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['several files in several folders', '{may,june}/sums.csv', 4],
  ['a pattern of folders', '*/sums.csv', 4],
  ['files joined across folders', 'may/sums.csv?join=../june/towns.csv', 2],
  ['a packed file', 'may/packed.csv.gz', 2],
  ['a database', 'bank.duckdb?table=accounts', 2],
  ['a Parquet file', 'rows.parquet', 2],
])('names all folders that are needed to read %s, from wherever', async (_, rest, rowsRead) => {
  for (const reference of [join(folder, rest), relative(process.cwd(), join(folder, rest))]) {
    const folders = await sourceFolders(reference);
    await using session = await openSession({ threads: 1, folders });
    const source = await openSource(session, reference, { markers: 'auto' });
    expect(source.rowsRead).toBe(rowsRead);
    const { columns, readings } = source;
    const known = await openKnownSource(session, reference, {
      columns: columns.map((column, i) => ({ ...column, reading: readings[i] })),
      markers: [],
    });
    expect(known.rowsRead).toBe(rowsRead);
    expect((await session.row(`SELECT count(*) AS n FROM ${known.original.from}`))['n']).toBe(
      rowsRead,
    );
  }
});

it('names no folder for an address', async () => {
  expect(await sourceFolders('postgres://host/bank?table=accounts')).toEqual([]);
});
