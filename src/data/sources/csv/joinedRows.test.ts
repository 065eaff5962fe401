import { expect, it } from 'vitest';
import { sharedSession, withFile } from '../../opened.fixture.ts';
import { openSource } from '../../openSource.ts';
import { findJoinedRows } from './joinedRows.ts';
import { splitHead } from './split.ts';

const comma = { delimiter: ',', quote: '"' } as const;
const head = Array.from({ length: 8 }, (_, i) => `${i},word ${i},${i}.5`).join('\n');
const joins = findJoinedRows(splitHead(head, comma, true), comma, 3);

it.each([
  ['figures with a line below in them', '1,x,"2.5\n2,y,3.5"\n', true],
  ['a whole row inside a text', '1,"x\n2,y,3.5\n3,z",4.5\n', true],
  ['a text over two lines', '1,"x\ny",2.5\n', false],
  ['a text over three lines', '1,"12 Mill Lane\nOld Town, Kent, 7\nUK",2.5\n', false],
  ['figures with a line break behind', '1,x,"2.5\n"\n', false],
])('tells %s', (_, record, expected) => {
  expect(joins?.(record)).toBe(expected);
});

it('says nothing of a table without figures', () => {
  const rows = splitHead('a,b\nc,d\ne,f\ng,h\ni,j\n', comma, true);
  expect(findJoinedRows(rows, comma, 2)).toBeNull();
});

it('gives back the rows that a quote too many swallowed', async () => {
  const lines = head.split('\n');
  lines[2] = '2,word 2,",2.5';
  lines[4] = '4,word 4,"';
  await withFile('rows.csv', ['n,word,sum', ...lines, ''].join('\n'), async (path) => {
    const source = await openSource(await sharedSession(), path, { markers: 'none' });
    expect(source).toMatchObject({ rowsRead: 6, rowsRejected: 2 });
    expect(source.rejects.map(({ line }) => line)).toEqual([4, 6]);
  });
});

it('says how many lines go on with the one above', async () => {
  const content = `n,word,sum\n${head}\n8,"on two\nlines",1.5\n`;
  await withFile('rows.csv', content, async (path) => {
    const source = await openSource(await sharedSession(), path, { markers: 'none' });
    expect(source).toMatchObject({ rowsRead: 9, rowsRejected: 0 });
    expect(source.decisions).toContainEqual({
      stage: 'read',
      column: null,
      text: '1 line is no row of the table but goes on with the one above, by a line break inside quotes.',
      count: 1,
    });
  });
});
