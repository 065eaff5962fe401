import { expect, it } from 'vitest';
import { sharedSession, withSource } from './opened.fixture.ts';
import { readTable } from './readTable.ts';

const content = `id;n;job;ok;day;at
007;1.5;clerk;yes;1970-01-11;06:30
012;;nurse;no;;
100;-3;;;1969-12-31;00:00
`;

it('reads numbers and categories with what is missing marked', async () => {
  await withSource(content, async ({ relation }, session) => {
    const table = await readTable(session, relation, 'id', [
      { name: 'job', kind: 'category' },
      { name: 'n', kind: 'number' },
      { name: 'ok', kind: 'category' },
      { name: 'ok', kind: 'number' },
      { name: 'day', kind: 'number' },
      { name: 'at', kind: 'number' },
      { name: 'n', kind: 'category' },
    ]);
    expect(table.nRows).toBe(3);
    expect(table.rowIds).toEqual(['007', '012', '100']);
    expect(table.columns).toEqual([
      { kind: 'category', name: 'job', codes: Int32Array.of(0, 1, -1), levels: ['clerk', 'nurse'] },
      { kind: 'number', name: 'n', values: Float64Array.of(1.5, Number.NaN, -3) },
      { kind: 'category', name: 'ok', codes: Int32Array.of(1, 0, -1), levels: ['no', 'yes'] },
      { kind: 'number', name: 'ok', values: Float64Array.of(1, 0, Number.NaN) },
      { kind: 'number', name: 'day', values: Float64Array.of(10, Number.NaN, -1) },
      { kind: 'number', name: 'at', values: Float64Array.of(6.5, Number.NaN, 0) },
      {
        kind: 'category',
        name: 'n',
        codes: Int32Array.of(1, -1, 0),
        levels: ['-3.0', '1.5'],
      },
    ]);
  });
});

it('numbers the rows from 1 without an id column', async () => {
  await withSource(content, async ({ relation }, session) => {
    const { rowIds, columns } = await readTable(session, relation, null, []);
    expect(rowIds).toEqual(['1', '2', '3']);
    expect(columns).toEqual([]);
  });
});

it('reads a category that is missing everywhere', async () => {
  await withSource('a;b\n1;\n2;\n', async ({ relation }, session) => {
    const { columns } = await readTable(session, relation, null, [{ name: 'b', kind: 'category' }]);
    expect(columns).toEqual([
      { kind: 'category', name: 'b', codes: Int32Array.of(-1, -1), levels: [] },
    ]);
  });
});

it('refuses a column that is not there', async () => {
  await withSource(content, async ({ relation }, session) => {
    const wanted = [{ name: 'nothing', kind: 'number' as const }];
    await expect(readTable(session, relation, 'id', wanted)).rejects.toThrow('nothing');
    await expect(readTable(session, relation, 'gone', [])).rejects.toThrow('gone');
  });
});

it('keeps the order of a long relation', async () => {
  const session = await sharedSession();
  const n = 300_000;
  await session.run(
    `CREATE TABLE long AS SELECT i AS n, CASE WHEN i % 3 > 0 THEN 'c' || i % 3 END AS c FROM range(${n}) t(i)`,
  );
  const { rowIds, columns } = await readTable(session, 'long', 'n', [
    { name: 'n', kind: 'number' },
    { name: 'c', kind: 'category' },
  ]);
  const [numbers, categories] = columns;
  if (numbers?.kind !== 'number' || categories?.kind !== 'category') throw new TypeError('kinds');
  expect(numbers.values.every((value, i) => value === i)).toBe(true);
  expect(categories.codes.every((code, i) => code === (i % 3) - 1)).toBe(true);
  expect(rowIds.every((id, i) => id === String(i))).toBe(true);
});
