import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { path, target, text } from './quoting.ts';
import { asResourceError, openSession } from './session.ts';

it('never downloads an extension', async () => {
  await using session = await openSession();
  expect(
    await session.row(`SELECT current_setting('autoinstall_known_extensions') AS install,
      current_setting('autoload_known_extensions') AS load`),
  ).toEqual({ install: false, load: false });
});

it('reaches the folders that it is given, and nothing else', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'session-'));
  const [ours, theirs] = [join(parent, 'a [b] *c'), join(parent, 'theirs')];
  for (const folder of [ours, theirs]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), 'x\n7\n');
  }
  try {
    await using session = await openSession({ folders: [ours], threads: 1 });
    const read = (file: string) => session.row(`SELECT x FROM read_csv(${path(file)})`);
    expect(await read(join(ours, 'a.csv'))).toEqual({ x: 7 });
    await session.run(`COPY (SELECT 8 AS x) TO ${target(join(ours, 'b.csv'))}`);
    expect(await read(join(ours, 'b.csv'))).toEqual({ x: 8 });
    const outside = text(join(theirs, 'a.csv'));
    for (const statement of [
      `FROM read_csv(${outside})`,
      `FROM read_text(${text(`${ours}/../theirs/a.csv`)})`,
      `FROM glob(${text(join(theirs, '*'))})`,
      `FROM read_csv('https://127.0.0.1/a.csv')`,
      `FROM read_text('/etc/passwd')`,
      `COPY (SELECT 1) TO ${text(join(theirs, 'b.csv'))}`,
      `ATTACH ${text(join(theirs, 'b.db'))}`,
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      `SET allowed_directories = ['/']`,
    ]) {
      await expect(session.run(statement)).rejects.toThrow();
    }
    expect(readdirSync(theirs)).toEqual(['a.csv']);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
});

it('takes no more settings once it serves many callers, each statement in limited time', async () => {
  await using session = await openSession({ threads: 1, memoryLimit: '100MB' });
  const limits = { connections: 2, timeLimit: 150, mostWaiting: 2 };
  const lanes = await session.lanes(limits);
  for (const setting of ['threads = 8', `memory_limit = '90GB'`, 'lock_configuration = false']) {
    await expect(lanes.run(`SET ${setting}`)).rejects.toThrow('locked');
  }
  const endless = 'SELECT max(a.range * b.range) AS n FROM range(1000000) a, range(1000000) b';
  await expect(lanes.row(endless)).rejects.toMatchObject({
    kind: 'resource',
    message: expect.stringContaining('took longer than 0.15 seconds'),
  });
  expect(await lanes.row('SELECT 1 AS n')).toEqual({ n: 1 });
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

it('streams a result to its end whatever other statements run in between', async () => {
  await using session = await openSession({ threads: 2 });
  await session.run('CREATE TABLE seen (n INTEGER)');
  let rows = 0;
  for await (const chunk of session.chunks('SELECT i, i FROM range(1000000) AS t(i)')) {
    if (rows % 102_400 === 0) {
      await session.append('seen', [Int32Array.of(rows)]);
      await session.row('SELECT count(*) AS n FROM seen');
    }
    rows += chunk.rowCount;
  }
  expect(rows).toBe(1_000_000);
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

it('keeps a column called __proto__ as any other', async () => {
  await using session = await openSession();
  const row = await session.row('SELECT 5 AS "__proto__", 6 AS b');
  expect(Object.entries(row)).toEqual([
    ['__proto__', 5],
    ['b', 6],
  ]);
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
});
