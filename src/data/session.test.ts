import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { asResourceError, openSession } from './session.ts';

it('never downloads an extension', async () => {
  await using session = await openSession();
  expect(
    await session.row(`SELECT current_setting('autoinstall_known_extensions') AS install,
      current_setting('autoload_known_extensions') AS load`),
  ).toEqual({ install: false, load: false });
});

it('uses the threads it is given', async () => {
  await using session = await openSession({ threads: 3 });
  expect(await session.row(`SELECT current_setting('threads') AS n`)).toEqual({ n: 3 });
});

it('works on one thread in order, and on all again afterwards, even after an error', async () => {
  await using session = await openSession({ threads: 3 });
  const threads = (): Promise<unknown> => session.row(`SELECT current_setting('threads') AS n`);
  expect(await session.inOrder(threads)).toEqual({ n: 1 });
  await expect(session.inOrder(() => session.run('SELECT * FROM nothing'))).rejects.toThrow(
    'nothing',
  );
  expect(await threads()).toEqual({ n: 3 });
});

it('gives large results whole, whatever else runs meanwhile', async () => {
  await using session = await openSession({ threads: 2 });
  const count = async (): Promise<number> => {
    let n = 0;
    for await (const chunk of session.chunks('SELECT i FROM range(100000) t(i)')) {
      n += chunk.rowCount;
      await session.row('SELECT 1 AS one');
    }
    return n;
  };
  expect(await Promise.all([count(), count(), count()])).toEqual([100_000, 100_000, 100_000]);
});

it('keeps within its memory and says when it cannot', async () => {
  await using session = await openSession({ memoryLimit: '20MB', threads: 1 });
  const statement = 'SELECT len(list(i)) AS n FROM range(20000000) t(i)';
  await expect(session.rows(statement)).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringContaining('do not fit into the memory'),
  });
});

it('keeps its temporary files in the folder it is given and removes them when closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'session-'));
  try {
    const session = await openSession({ tempDirectory: folder });
    expect(dirname(session.tempDirectory)).toBe(folder);
    expect(existsSync(session.tempDirectory)).toBe(true);
    await session.close();
    await session.close();
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('says that there is no place for temporary files', async () => {
  await expect(openSession({ tempDirectory: '/nowhere at all' })).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringContaining('TMPDIR'),
  });
});

it.each([
  ['ENOSPC: no space left on device, write', 'The disk for temporary files is full'],
  ['Out of Memory Error: failed to offload', 'do not fit into the memory'],
])('turns "%s" into advice', (said, advice) => {
  expect(asResourceError(new Error(said))).toMatchObject({
    kind: 'resource',
    message: expect.stringContaining(advice),
  });
});

it('lets other errors be', () => {
  const error = new RangeError('other');
  expect(asResourceError(error)).toBe(error);
});

it('gives wide integers as numbers and refuses what is no plain value', async () => {
  await using session = await openSession();
  expect(await session.row('SELECT 5::HUGEINT AS n, NULL AS m')).toEqual({ n: 5, m: null });
  await expect(session.row('SELECT [1, 2] AS list')).rejects.toThrow('list');
});
