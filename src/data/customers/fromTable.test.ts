import { expect, it } from 'vitest';
import { rowsOf, withSource } from '../opened.fixture.ts';
import { customersFromTable } from './fromTable.ts';

const content = `id;place;v
03;a;1
01;b;2
03;a;1
;c;3
01;b;9
02;d;4
`;

it('keeps the first row of each id in file order and tells what it left out', async () => {
  await withSource(content, async (source, session) => {
    const customers = await customersFromTable(session, source, { id: 'id' });
    expect(await rowsOf(session, await customers.relation())).toEqual([
      { id: '03', place: 'a', v: 1 },
      { id: '01', place: 'b', v: 2 },
      { id: '02', place: 'd', v: 4 },
    ]);
    expect(customers.idColumn).toBe('id');
    expect(customers.columns[0]).toMatchObject({ count: 3, distinct: 3, missing: 0 });
    expect(customers.decisions.map(({ text, count }) => [text, count])).toEqual([
      ['1 row without a value in id was left out.', 1],
      ['1 exact copy of another row was left out.', 1],
      ['1 row repeats a value of id with other contents; the first row of each was kept.', 1],
    ]);
  });
});

it('keeps a table whose ids are all there and distinct as it is', async () => {
  await withSource('id;v\n2;1\n1;1\n', async (source, session) => {
    const customers = await customersFromTable(session, source, { id: 'id' });
    expect(await customers.relation()).toBe(source.relation);
    expect(customers.decisions).toEqual([]);
    expect(customers.columns).toEqual(source.columns);
  });
});

it('keeps every row without an id and tells of copies', async () => {
  await withSource('a;v\nx;1\ny;2\nx;1\nx;1\n', async (source, session) => {
    const customers = await customersFromTable(session, source, { id: null });
    expect(await customers.relation()).toBe(source.relation);
    expect(customers.idColumn).toBeNull();
    expect(customers.decisions.map(({ text, count }) => [text, count])).toEqual([
      ['No column identifies the customers; they are numbered by row from 1.', null],
      [
        '2 rows are exact copies of others and were kept, as nothing says that they are the same customer.',
        2,
      ],
    ]);
  });
});

it('refuses an id column that is not there or empty', async () => {
  await withSource('a;v\n;1\n;2\n', async (source, session) => {
    await expect(customersFromTable(session, source, { id: 'b' })).rejects.toMatchObject({
      kind: 'usage',
      message: 'There is no column "b"; the columns are a, v.',
    });
    await expect(customersFromTable(session, source, { id: 'a' })).rejects.toMatchObject({
      kind: 'data',
    });
  });
});
