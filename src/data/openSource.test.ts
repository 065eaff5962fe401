import { tmpdir } from 'node:os';
import { chmodSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { valuesOf, withFile, withSource } from './opened.fixture.ts';
import { openSource } from './openSource.ts';
import { openSession, type Session } from './session.ts';

function opening(fileName: string, content: string | Uint8Array): Promise<unknown> {
  return withSource(content, async (source) => source, { fileName });
}

it.each([
  ['empty.csv', '', 'empty.csv is empty; export it again with its rows.'],
  ['blank.csv', '\n\n \n', 'blank.csv'],
  [
    'names.csv',
    'id,amount\n',
    'names.csv has a header and no rows; export it again with its rows.',
  ],
  [
    'picture.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    'picture.csv is a binary file',
  ],
  ['late.csv', `a,b\n1,2\n${'3,4\n'.repeat(400_000)}5,\0\n`, 'late.csv is a binary file'],
  ['x.parquet', 'a,b\n1,2\n', 'x.parquet is not a sound Parquet file'],
  ['x.parquet', 'PAR1 and nothing more', 'x.parquet is not a sound Parquet file'],
  ['x.json', 'a,b\n1,2\n', 'x.json holds no objects'],
  ['x.json', '[{"a": 1}, {"a": ', 'x.json is not sound JSON'],
  ['x.json', '[]', 'x.json holds no objects'],
  ['x.json', '[[1, 2], [3, 4]]', 'x.json holds no objects'],
  ['x.json', '['.repeat(200), 'x.json holds no objects'],
  ['x.json', '[{"a": 1}, {"a": 2},\n', 'x.json is cut off'],
])('says what is wrong with %s', async (fileName, content, sentence) => {
  await expect(opening(fileName, content)).rejects.toMatchObject({
    name: 'ClienteleError',
    kind: 'data',
    message: expect.stringContaining(sentence),
  });
});

function open(session: Session, path: string): Promise<unknown> {
  return openSource(session, path, { markers: 'auto' });
}

it('says that a file is missing or a folder', async () => {
  await using session = await openSession({ folders: [tmpdir()] });
  await withFile('there.csv', 'a\n1\n', async (path) => {
    await expect(open(session, join(dirname(path), 'gone.csv'))).rejects.toMatchObject({
      kind: 'data',
      message: 'There is no file gone.csv; check its name and folder.',
    });
    await expect(open(session, join(path, 'x.csv'))).rejects.toMatchObject({ kind: 'data' });
    mkdirSync(join(dirname(path), 'folder'));
    await expect(open(session, join(dirname(path), 'folder'))).rejects.toMatchObject({
      kind: 'data',
      message: 'folder is a folder; name one file in it.',
    });
  });
});

it.skipIf(process.getuid?.() === 0)(
  'says that a file may not be read (skipped for root, who may read all; run as another user)',
  async () => {
    await using session = await openSession({ folders: [tmpdir()] });
    await withFile('secret.csv', 'a\n1\n', async (path) => {
      chmodSync(path, 0);
      await expect(openSource(session, path, { markers: 'auto' })).rejects.toMatchObject({
        kind: 'data',
        message: expect.stringContaining('secret.csv cannot be opened for lack of permission'),
      });
    });
  },
);

it('finds the format from the content before the name', async () => {
  await withSource('[{"a": 1}]', async (source) => expect(source.format).toBe('json'), {
    fileName: 'x.csv',
  });
  await withSource('a\tb\n1\t2\n', async (source) => expect(source.format).toBe('csv'), {
    fileName: 'x.unheard',
  });
  expect(await valuesOf('[id],[name]\n1,x\n', '[id]')).toEqual([1]);
});

it('reads a file whose name holds marks that match other names', async () => {
  expect(await valuesOf('a\n1\n', 'a', { fileName: "it's [1]*.csv" })).toEqual([1]);
});

it('gives the SHA-256 of the bytes', async () => {
  const content = 'a,b\n1,2\n';
  await withSource(content, async ({ fingerprint }) => {
    expect(fingerprint).toBe(createHash('sha256').update(content).digest('hex'));
  });
});

it('reads one row and one column', async () => {
  await withSource('a\n5\n', async (source) => {
    expect(source).toMatchObject({ rowsRead: 1, rowsRejected: 0 });
    expect(source.columns).toMatchObject([{ name: 'a', type: 'number', count: 1, distinct: 1 }]);
  });
});
