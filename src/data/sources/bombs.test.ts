import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sharedSession, withFile, withSource } from '../opened.fixture.ts';
import { target } from '../quoting.ts';

/** The bytes of a Parquet file with the rows of a statement. */
async function parquetOf(select: string, options = ''): Promise<Buffer> {
  const session = await sharedSession();
  return withFile('made', 'x', async (path) => {
    const file = join(path, '..', 'made.parquet');
    await session.run(`COPY (${select}) TO ${target(file)} (FORMAT parquet${options})`);
    return readFile(file);
  });
}

const open = (content: string | Uint8Array, fileName: string) =>
  withSource(content, async ({ rowsRead }) => rowsRead, { fileName });

it.each([
  ['values', 'SELECT 7 AS a, 8 AS b FROM range(20000000)', ', ROW_GROUP_SIZE 20000000'],
  [
    'bytes',
    `SELECT repeat('x', 100000) || range AS a FROM range(2000)`,
    ', COMPRESSION zstd, COMPRESSION_LEVEL 19, DICTIONARY_SIZE_LIMIT 1',
  ],
])('refuses a small Parquet file of very many %s (decompression bomb)', async (_, select, how) => {
  const bomb = await parquetOf(select, how);
  expect(bomb.length).toBeLessThan(200_000);
  await expect(open(bomb, 'bomb.parquet')).rejects.toMatchObject({
    kind: 'data',
    message: expect.stringContaining('unpacks to more than 1000 times its size'),
  });
});

it('takes a Parquet file that packs well', async () => {
  const constant = `SELECT range AS id, 'retail' AS segment, 0 AS a, 0 AS b FROM range(200000)`;
  expect(await open(await parquetOf(constant, ', COMPRESSION zstd'), 'bank.parquet')).toBe(200_000);
});

it.each([
  ['one that is called a table', zipOf('id,balance\n1,2\n'), 'bank.csv'],
  ['one that is called a workbook', zipOf('<worksheet/>'), 'bank.xlsx'],
])('unpacks no zip archive that is no workbook: %s is refused', async (_, content, fileName) => {
  await expect(open(content, fileName)).rejects.toMatchObject({
    kind: 'data',
    message: expect.stringContaining('is a zip archive and no Excel workbook'),
  });
});

it.each([
  [
    'bank.csv',
    `${Array.from({ length: 5001 }, (_, i) => `c${i}`).join()}\n${'1,'.repeat(5000)}1\n`,
  ],
  [
    'bank.json',
    JSON.stringify([Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`c${i}`, i]))]),
  ],
])('refuses %s with very many columns', async (fileName, content) => {
  await expect(open(content, fileName)).rejects.toMatchObject({
    kind: 'data',
    message: expect.stringContaining('more than 5000 columns'),
  });
});

/** One entry of a zip archive (APPNOTE 4.3.7), enough to be taken for one. */
function zipOf(text: string): Buffer {
  const packed = deflateRawSync(text);
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(text.length, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('a'), packed]);
}
