import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowsOf, sharedSession, valuesOf, withFile, withSource } from '../opened.fixture.ts';
import { openSource } from '../openSource.ts';
import { text } from '../quoting.ts';

const table = `SELECT * FROM (VALUES
  ('007', 1, 1.5, true, DATE '2016-08-02', TIMESTAMP '2016-08-02 10:11:12', TIME '23:59:00', 'unknown'),
  ('012', 22222222222, 'nan'::DOUBLE, false, NULL, NULL, NULL, NULL),
  ('100', -1, 0.1, NULL, DATE '1950-01-01', TIMESTAMP '2016-08-02 00:00:00', TIME '00:00:05', 'x')
) AS t(id, n, v, flag, day, moment, clock, word)`;

const expected = [
  {
    id: '007',
    n: 1,
    v: 1.5,
    flag: true,
    day: '2016-08-02',
    moment: '2016-08-02 10:11:12',
    clock: '23:59:00',
    word: null,
  },
  {
    id: '012',
    n: 22222222222,
    v: null,
    flag: false,
    day: null,
    moment: null,
    clock: null,
    word: null,
  },
  {
    id: '100',
    n: -1,
    v: 0.1,
    flag: null,
    day: '1950-01-01',
    moment: '2016-08-02 00:00:00',
    clock: '00:00:05',
    word: 'x',
  },
];

it.each([
  ['parquet', 'rows.parquet', 'FORMAT parquet'],
  ['json', 'rows.json', 'FORMAT json, ARRAY true'],
  ['json', 'rows.jsonl', 'FORMAT json'],
  ['csv', 'rows.csv', 'FORMAT csv'],
])('reads what DuckDB writes as %s (%s)', async (format, fileName, options) => {
  const session = await sharedSession();
  await withFile('beside', '', async (beside) => {
    const file = join(beside, '..', fileName);
    await session.run(`COPY (${table}) TO ${text(file)} (${options})`);
    const source = await openSource(session, file, { markers: 'auto' });
    expect(source).toMatchObject({ format, rowsRead: 3, rowsRejected: 0 });
    expect(source.columns.map(({ type }) => type)).toEqual([
      'text',
      'number',
      'number',
      'flag',
      'date',
      'date',
      'time',
      'text',
    ]);
    expect(await rowsOf(session, source.relation)).toEqual(expected);
  });
});

it('keeps the order of a Parquet file of many row groups', async () => {
  const session = await sharedSession();
  await withFile('beside', '', async (beside) => {
    const file = join(beside, '..', 'long.parquet');
    await session.run(
      `COPY (SELECT i AS n FROM range(300000) t(i)) TO ${text(file)} (FORMAT parquet, ROW_GROUP_SIZE 5000)`,
    );
    const source = await openSource(session, file, { markers: 'auto' });
    const { ordered } = await session.row(
      `SELECT bool_and(n = place - 1) AS ordered FROM (SELECT n, row_number() OVER () AS place FROM "${source.relation}")`,
    );
    expect(ordered).toBe(true);
  });
});

it('tells the line of every entry that is no object', async () => {
  const content = '{"a": 1}\n\n{"a": 2\n{"b": "x", "a": 3}\n5\n';
  await withSource(
    content,
    async (source, session) => {
      expect(source).toMatchObject({ format: 'json', rowsRead: 2, rowsRejected: 2 });
      expect(source.rejects).toEqual([
        { line: 3, column: null, reason: 'not sound JSON' },
        { line: 5, column: null, reason: 'not an object with named values' },
      ]);
      expect(source.decisions.map(({ text }) => text)).toContain(
        '2 entries are not objects and were left out.',
      );
      expect(await rowsOf(session, source.relation)).toEqual([
        { a: 1, b: null },
        { a: 3, b: 'x' },
      ]);
    },
    { fileName: 'rows.jsonl' },
  );
});

it('reads keys of any spelling, and nested values as text', async () => {
  const content = '[{"a/b~c": 1, "A": 2, "a": 3, "x\\"y": {"k": [1]}}]';
  await withSource(content, async (source, session) => {
    expect(await rowsOf(session, source.relation)).toEqual([
      { 'a/b~c': 1, A: 2, a_2: 3, 'x"y': '{"k":[1]}' },
    ]);
  });
  expect(await valuesOf('[{"a": null}, {"a": "t"}]', 'a')).toEqual([null, 't']);
});
