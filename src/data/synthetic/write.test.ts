import { DuckDBInstance } from '@duckdb/node-api';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClienteleError } from '../../contract/index.ts';
import { generateRows, syntheticShapes, writeSynthetic } from './index.ts';
import { findShape } from './registry.ts';
import { cannotWrite } from './writeFailure.ts';

const size = { customers: 300, seed: 6 };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synthetic-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function failure(
  shape: string,
  target: { customers?: number; out: string; signal?: AbortSignal },
): Promise<{ kind: string; message: string }> {
  const error: unknown = await writeSynthetic(shape, { ...size, ...target }).catch(
    (thrown: unknown) => thrown,
  );
  if (error instanceof ClienteleError) return { kind: error.kind, message: error.message };
  throw new Error('no ClienteleError was thrown', { cause: error });
}

describe.each(syntheticShapes)('%s', (shape) => {
  it('is written as CSV, byte for byte what generateRows gives', async () => {
    const out = join(folder, 'made.csv');
    const made = await writeSynthetic(shape, { ...size, out });
    const text = readFileSync(out, 'utf8');
    expect(text).toBe([...generateRows(shape, size)].join(''));
    expect(made).toEqual({
      rows: text.trimEnd().split('\n').length - 1,
      customers: 300,
      bytes: statSync(out).size,
    });
    expect(readdirSync(folder)).toEqual(['made.csv']);
  });

  it('is written as Parquet with typed columns, the same bytes each time', async () => {
    const out = join(folder, "it's.PARQUET");
    const made = await writeSynthetic(shape, { ...size, out });
    const bytes = readFileSync(out);
    expect(made.bytes).toBe(bytes.length);
    await writeSynthetic(shape, { ...size, out });
    expect(readFileSync(out).equals(bytes)).toBe(true);
    await writeSynthetic(shape, { ...size, seed: 7, out });
    expect(readFileSync(out).equals(bytes)).toBe(false);
    expect(readdirSync(folder)).toEqual(["it's.PARQUET"]);

    const source = `read_parquet('${out.replaceAll("'", "''")}')`;
    const described = await query(`DESCRIBE SELECT * FROM ${source}`);
    const sqlTypes = { text: 'VARCHAR', whole: 'BIGINT', decimal: 'DOUBLE' };
    expect(described.map(([name, type]) => [name, type])).toEqual(
      findShape(shape).columns.map(({ name, type }) => [name, sqlTypes[type]]),
    );
    expect(await query(`SELECT count(*) FROM ${source}`)).toEqual([[BigInt(made.rows)]]);
  });
});

it('keeps leading zeros and empty values in Parquet', async () => {
  const out = join(folder, 'c.parquet');
  await writeSynthetic('customers', { ...size, out });
  const [row] = await query(
    `SELECT count(*) FILTER (customer_id LIKE '0%'), count(*) FILTER (monthly_income IS NULL),
       count(*) FILTER (education_level IS NULL) FROM '${out}'`,
  );
  expect(row[0]).toBe(300n);
  expect(Number(row[1])).toBeGreaterThan(0);
  expect(Number(row[2])).toBeGreaterThan(0);
});

describe('writeSynthetic', () => {
  it('replaces a file that is there', async () => {
    const out = join(folder, 'made.csv');
    writeFileSync(out, 'old');
    await writeSynthetic('customers', { ...size, out });
    expect(readFileSync(out, 'utf8')).toMatch(/^customer_id,/);
  });

  it.each(['made.txt', 'made', 'made.csv.gz'])('refuses the ending of %s', async (name) => {
    const out = join(folder, name);
    expect(await failure('customers', { out })).toEqual({
      kind: 'usage',
      message: `--out ${out} ends in neither .csv nor .parquet; give the file one of these endings.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses no customers and unknown shapes before it touches the disk', async () => {
    const out = join(folder, 'made.csv');
    expect((await failure('customers', { out, customers: 0 })).kind).toBe('usage');
    expect((await failure('loans', { out })).message).toContain('There is no shape loans');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a folder in place of a file', async () => {
    const out = join(folder, 'made.csv');
    mkdirSync(out);
    expect(await failure('customers', { out })).toEqual({
      kind: 'usage',
      message: `--out ${out} is a folder; name a file inside it.`,
    });
  });

  it.each([
    ['nowhere', 'the folder does not exist'],
    ['file', 'a part of that path is a file'],
  ])('says why it cannot write into %s', async (place, reason) => {
    writeFileSync(join(folder, 'file'), '');
    expect(await failure('customers', { out: join(folder, place, 'made.csv') })).toEqual({
      kind: 'resource',
      message: `Cannot write made.csv: ${reason}; make room or name another file with --out.`,
    });
  });

  it('writes into folders whose names hold wildcards and quotes', async () => {
    const odd = join(folder, "a[1]*'?");
    mkdirSync(odd);
    await writeSynthetic('customers', { ...size, out: join(odd, 'made.parquet') });
    expect(readdirSync(odd)).toEqual(['made.parquet']);
  });

  it.each(['made.csv', 'made.parquet'])('leaves nothing of %s when stopped', async (name) => {
    const out = join(folder, name);
    const stop = new AbortController();
    const work = failure('transactions', { out, customers: 5_000_000, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await work).toEqual({
      kind: 'cancelled',
      message: `Stopped before ${name} was complete; nothing was written.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing when stopped while Parquet is made', async () => {
    const out = join(folder, 'made.parquet');
    const stop = new AbortController();
    const watch = setInterval(() => {
      if (readdirSync(folder).some((name) => name.endsWith('.parquet'))) stop.abort();
    }, 1);
    const work = failure('transactions', { out, customers: 100_000, signal: stop.signal });
    expect((await work).kind).toBe('cancelled');
    clearInterval(watch);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('cannotWrite', () => {
  it.each([
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'the disk is full'],
    [new Error('IO Error: Could not write file'), 'the disk is full or refuses the file'],
  ])('tells the reason of %s', (error, reason) => {
    expect(cannotWrite(error, 'there/made.csv')).toMatchObject({
      kind: 'resource',
      message: `Cannot write made.csv: ${reason}; make room or name another file with --out.`,
      cause: error,
    });
  });

  it('leaves a fault of the program as it is', () => {
    const fault = new TypeError('x is not a function');
    expect(cannotWrite(fault, 'made.csv')).toBe(fault);
  });
});
