import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { rowsOf, sharedSession } from '../opened.fixture.ts';
import { openSource } from '../openSource.ts';
import { text } from '../quoting.ts';
import type { Row } from '../session.ts';
import type { Source } from './source.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const csv = 'id,sum\nC1,12.5\nC2,7\n';
const rows = [
  { id: 'C1', sum: 12.5 },
  { id: 'C2', sum: 7 },
];

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function open(reference: string): Promise<{ source: Source; rows: Row[] }> {
  const session = await sharedSession();
  const source = await openSource(session, reference, { markers: 'auto' });
  return { source, rows: await rowsOf(session, source.relation) };
}

function failure(kind: string, part: string): object {
  return { name: 'ClienteleError', kind, message: expect.stringContaining(part) };
}

describe('packed files', () => {
  it.each([
    ['gzip', 'rows.csv.gz', gzipSync(csv)],
    ['gzip without an ending', 'packed', gzipSync(csv)],
    ['zstd', 'rows.csv.zst', zstdCompressSync(csv)],
  ])('reads %s', async (_, name, content) => {
    const { source, rows: found } = await open(put(name, content));
    expect(found).toEqual(rows);
    expect(source).toMatchObject({ names: [name], format: 'csv', rowsRead: 2, rowsRejected: 0 });
  });

  it.each([
    ['cut off', gzipSync(csv.repeat(500)).subarray(0, 60), 'is cut off (gzip)'],
    ['cut off', zstdCompressSync(randomBytes(5_000)).subarray(0, 4_000), 'is cut off (zstd)'],
    ['damaged', damaged(gzipSync(csv.repeat(500))), 'is damaged (gzip)'],
    ['a bomb', gzipSync(Buffer.alloc(120_000_000)), 'unpacks to more than 200 times its size'],
  ])('says that a file is %s', async (_, content, part) => {
    await expect(open(put('bad.csv.gz', content))).rejects.toMatchObject(failure('data', part));
  });
});

function damaged(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, i) => (i > 20 && i < 30 ? 0xff : byte)));
}

describe('several files', () => {
  it('reads a pattern as one table, in the order of the numbers in the names', async () => {
    put('m-2.csv', 'id,sum\nB1,2\nB2\n');
    put('m-10.csv', 'ID,sum,town\nC1,3,Ulm\n');
    put('m-1.csv.gz', gzipSync('id;sum\nA1;1,5\nA2;2,5\n'));
    const { source, rows: found } = await open(join(folder, 'm-*'));
    expect(found.map((row) => row['id'])).toEqual(['A1', 'A2', 'B1', 'C1']);
    expect(found.map((row) => row['town'])).toEqual([null, null, null, 'Ulm']);
    expect(source).toMatchObject({
      names: ['m-1.csv.gz', 'm-2.csv', 'm-10.csv'],
      rowsRead: 4,
      rowsRejected: 1,
      rejects: [{ line: 3, reason: '1 value where the table has 2 columns (in m-2.csv)' }],
    });
    const said = source.decisions.map((decision) => decision.text);
    expect(said).toContain('3 files are read as one table.');
    expect(said).toContain('m-2.csv has no town; missing in its rows.');
  });

  it('reads files named one by one', async () => {
    put('one.csv', csv);
    put('two.csv', 'id,sum\nC3,1\n');
    const { rows: found } = await open(join(folder, '{two,one}.csv'));
    expect(found.map((row) => row['id'])).toEqual(['C1', 'C2', 'C3']);
  });

  it('says that no file fits a pattern', async () => {
    await expect(open(join(folder, 'none-*.csv'))).rejects.toMatchObject(
      failure('data', 'No file is named like none-*.csv'),
    );
  });
});

describe('Excel', () => {
  const sheet = [
    ['Accounts of May'],
    [],
    ['id', 'opened', 'sum', 'active'],
    ['C1', new Date(Date.UTC(2026, 4, 3)), 12.5, true],
    ['C2', null, 7, false],
  ].map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'yyyy-mm-dd' }
        : value === null
          ? null
          : { value },
    ),
  );

  it('reads the only sheet that holds something, below its title', async () => {
    const path = join(folder, 'one.xlsx');
    await writeExcel([
      { data: sheet, sheet: 'May' },
      { data: [], sheet: 'Notes' },
    ]).toFile(path);
    const { source, rows: found } = await open(path);
    expect(found).toEqual([
      { id: 'C1', opened: '2026-05-03', sum: 12.5, active: true },
      { id: 'C2', opened: null, sum: 7, active: false },
    ]);
    expect(source).toMatchObject({ format: 'excel', rowsRead: 2 });
  });

  it('lets a sheet be chosen and asks where there are several', async () => {
    const path = join(folder, 'two.xlsx');
    await writeExcel([
      { data: sheet, sheet: 'May' },
      {
        data: [
          [{ value: 'id' }, { value: 'sum' }],
          [{ value: 'J1' }, { value: 4 }],
        ],
        sheet: 'June',
      },
    ]).toFile(path);
    expect((await open(`${path}?sheet=june`)).rows).toEqual([{ id: 'J1', sum: 4 }]);
    await expect(open(path)).rejects.toMatchObject(failure('usage', '(May, June); name one'));
    await expect(open(`${path}?sheet=July`)).rejects.toMatchObject(
      failure('usage', 'has no sheet "July"'),
    );
    await expect(open(`${path}?query=SELECT 1`)).rejects.toMatchObject(failure('usage', 'a sheet'));
  });

  it('says that a zip archive is no workbook, and refuses one that unpacks too far', async () => {
    await expect(
      open(put('x.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]))),
    ).rejects.toMatchObject(failure('data', 'is a zip archive and no Excel workbook'));
    await expect(open(put('bomb.xlsx', zipThatClaims(500_000_000)))).rejects.toMatchObject(
      failure('data', 'unpacks to 500 MB'),
    );
    await expect(open(put('bad.xlsx', zipThatClaims(10)))).rejects.toMatchObject(
      failure('data', 'is not a sound Excel workbook'),
    );
  });
});

/** A zip archive whose directory says that its workbook unpacks to so many bytes. */
function zipThatClaims(bytes: number): Buffer {
  const name = Buffer.from('xl/workbook.xml');
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(bytes, 24);
  entry.writeUInt16LE(name.length, 28);
  const start = Buffer.from('PK\u0003\u0004 and the bytes of the file');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, entry, name, end]);
}

describe('SQLite', () => {
  let path = '';
  beforeAll(() => {
    path = join(folder, 'bank.sqlite');
    const database = new DatabaseSync(path);
    database.exec(`CREATE TABLE accounts (id TEXT, sum REAL, big INTEGER, picture BLOB);
      INSERT INTO accounts VALUES ('C1', 12.5, 12345678901234567, x'0102'), ('C2', NULL, 2, NULL);
      CREATE TABLE "odd ""name" (a, b);
      INSERT INTO "odd ""name" VALUES (1, 2);`);
    database.close();
  });

  it('reads the table that is named, whole numbers digit by digit', async () => {
    const { source, rows: found } = await open(`${path}?table=accounts`);
    expect(found).toEqual([
      { id: 'C1', sum: 12.5, big: '12345678901234567', picture: '2 bytes' },
      { id: 'C2', sum: null, big: '2', picture: null },
    ]);
    expect(source).toMatchObject({ format: 'sqlite', rowsRead: 2 });
    expect((await open(`${path}?table=odd "name`)).rows).toEqual([{ a: 1, b: 2 }]);
  });

  it('reads a query, which may only read', async () => {
    const { rows: found } = await open(
      `${path}?query=SELECT id, sum * 2 AS twice FROM accounts WHERE id = 'C1'`,
    );
    expect(found).toEqual([{ id: 'C1', twice: 25 }]);
    await expect(open(`${path}?query=DELETE FROM accounts`)).rejects.toMatchObject({
      kind: 'usage',
    });
    await expect(open(`${path}?query=SELECT unheard FROM accounts`)).rejects.toMatchObject(
      failure('usage', 'no such column: unheard'),
    );
    expect((await open(`${path}?table=accounts`)).source.rowsRead).toBe(2);
  });

  it('asks which table, and says when there is none or the file is damaged', async () => {
    await expect(open(path)).rejects.toMatchObject(failure('usage', '(accounts, odd "name)'));
    await expect(open(`${path}?table=x`)).rejects.toMatchObject(failure('usage', 'no table "x"'));
    const broken = put(
      'broken.sqlite',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(500)]),
    );
    await expect(open(broken)).rejects.toMatchObject(
      failure('data', 'not a sound SQLite database'),
    );
  });
});

describe('DuckDB', () => {
  it('reads a table of a database file, asks which, and runs no view that came with it', async () => {
    const path = join(folder, 'bank.duckdb');
    const session = await sharedSession();
    await session.run(`ATTACH ${text(path)} AS made`);
    await session.run('USE made');
    await session.run(
      `CREATE TABLE accounts AS SELECT 'C1' AS id, 12.5 AS sum, DATE '2026-05-03' AS opened`,
    );
    await session.run('CREATE TABLE cards AS SELECT 1 AS card');
    await session.run(
      `CREATE VIEW spy AS SELECT * FROM read_text(${text(put('secret.txt', 'secret'))})`,
    );
    await session.run('USE memory');
    await session.run('DETACH made');
    const { source, rows: found } = await open(`${path}?table=accounts`);
    expect(found).toEqual([{ id: 'C1', sum: 12.5, opened: '2026-05-03' }]);
    expect(source.format).toBe('duckdb');
    await expect(open(path)).rejects.toMatchObject(failure('usage', '(accounts, cards)'));
    await expect(open(`${path}?table=spy`)).rejects.toMatchObject(
      failure('usage', 'has no table "spy"'),
    );
    await expect(open(`${path}?query=SELECT 1`)).rejects.toMatchObject(
      failure('usage', 'name a table'),
    );
    const broken = Buffer.alloc(4096);
    broken.write('DUCK', 8);
    await expect(open(put('broken.duckdb', broken))).rejects.toMatchObject(
      failure('data', 'cannot be read as a DuckDB database'),
    );
  });
});

describe('two sources joined', () => {
  beforeAll(() => {
    put('customers.csv', 'customer_id,town\nC1,Bonn\nC2,Ulm\nC3,Hof\n');
    put('payments.csv', 'customer_id,sum\nC2,1\nC1,2\nC1,3\nC9,4\n');
  });

  it.each([
    ['customers.csv?join=payments.csv'],
    ['payments.csv?join=customers.csv&on=CUSTOMER_ID'],
  ])('gives each payment its customer: %s', async (reference) => {
    const { source, rows: found } = await open(join(folder, reference));
    expect(found).toEqual([
      { customer_id: 'C2', sum: 1, town: 'Ulm' },
      { customer_id: 'C1', sum: 2, town: 'Bonn' },
      { customer_id: 'C1', sum: 3, town: 'Bonn' },
      { customer_id: 'C9', sum: 4, town: null },
    ]);
    const said = source.decisions.map((decision) => decision.text);
    expect(said).toContain('1 row of payments.csv have no partner in customers.csv.');
    expect(said).toContain(
      '1 row of customers.csv have no partner in payments.csv and were left out.',
    );
  });

  it('says what keeps two sources from being joined', async () => {
    put('other.csv', 'kind,sum\na,1\n');
    put('twice.csv', 'customer_id,x\nC1,1\nC1,2\n');
    const joined = (reference: string): Promise<unknown> => open(join(folder, reference));
    await expect(joined('customers.csv?join=other.csv')).rejects.toMatchObject(
      failure('usage', 'share no column'),
    );
    await expect(joined('customers.csv?join=other.csv&on=town')).rejects.toMatchObject(
      failure('usage', 'no column "town" to join on'),
    );
    await expect(joined('payments.csv?join=twice.csv')).rejects.toMatchObject(
      failure('data', 'comes more than once in payments.csv and in twice.csv'),
    );
  });
});

it('refuses addresses that it cannot read, and tables of files that have none', async () => {
  await expect(open('mysql://host/db?table=x')).rejects.toMatchObject(
    failure('usage', 'Nothing can be read from mysql://'),
  );
  await expect(open(`${put('plain.csv', csv)}?table=x`)).rejects.toMatchObject(
    failure('usage', 'a file of one table'),
  );
});

it('refuses a password in an address', async () => {
  await expect(open('postgres://ann:secret@localhost/bank?table=x')).rejects.toMatchObject({
    kind: 'usage',
    message: expect.not.stringContaining('secret'),
  });
});
