import { tmpdir } from 'node:os';
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf, valuesOf, withFile, withSource } from '../../opened.fixture.ts';
import { openSource } from '../../openSource.ts';
import { openSession } from '../../session.ts';
import { splitHead } from './split.ts';

const cp1252 = Buffer.from('name;town\nZo\xeb;K\xf6ln \x80\nAnn;Paris\n', 'latin1');
const utf16le = Buffer.from('\uFEFFname;town\nZoë;Köln €\nAnn;Paris\n', 'utf16le');

it.each([
  ['UTF-8', Buffer.from('name;town\nZoë;Köln €\nAnn;Paris\n')],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFname;town\nZoë;Köln €\nAnn;Paris\n')],
  ['Windows-1252', cp1252],
  ['UTF-16, little end first', utf16le],
  ['UTF-16, big end first', Buffer.from(utf16le).swap16()],
  ['UTF-16 without a byte order mark', utf16le.subarray(2)],
])('reads %s', async (_, content) => {
  expect(await valuesOf(content, 'name')).toEqual(['Zoë', 'Ann']);
  expect(await valuesOf(content, 'town')).toEqual(['Köln €', 'Paris']);
});

it('keeps UTF-8 where only a few characters are broken, and says so', async () => {
  const content = Buffer.concat([
    Buffer.from('name,n\nZoë,1\nJosé,2\nBj'),
    Buffer.from([0xf8]),
    Buffer.from('rn,3\n'),
  ]);
  await withSource(content, async (source, session) => {
    const rows = await rowsOf(session, source.relation);
    expect(rows.map((row) => row['name'])).toEqual(['Zoë', 'José', 'Bj\uFFFDrn']);
    expect(source.decisions[0]?.text).toContain('1 character of the text');
  });
});

it('leaves nothing of a transcoded or mended file behind', async () => {
  const damaged = Buffer.concat([cp1252, Buffer.from('x;y;z\n')]);
  await withFile('a.csv', damaged, async (path) => {
    await using session = await openSession({ folders: [tmpdir()] });
    expect((await openSource(session, path, { markers: 'auto' })).rowsRejected).toBe(1);
    expect(readdirSync(session.tempDirectory)).toEqual([]);
  });
});

it.each([
  ['all line ends', 'a,b\r\n1,x\r2,y\n3,z', [1, 2, 3]],
  ['rows over several lines', 'a,b\n1,"x\ny"\n2,z\n', [1, 2]],
  ['a preamble with a stray quote', 'An "export\n\na,b\n1,x\n2,y\n3,z\n', [1, 2, 3]],
  ['a header over two lines', '"a","b\nc"\n1,x\n2,y\n', [1, 2]],
  ['empty texts', 'a,b\n,x\n"",y\n1,z\n  ,w\n', [null, null, 1, null]],
])('reads %s', async (_, content, values) => {
  expect(await valuesOf(content, 'a')).toEqual(values);
});

/** Line breaks inside a cell may be written otherwise where a file mixes them. */
function even(cell: unknown): unknown {
  return typeof cell === 'string' ? cell.replaceAll(/[\r\n]+/g, '\n') : cell;
}

it('reads the same cells as the splitter of the head does, whatever the quotes and line ends', async () => {
  const word = fc.stringMatching(/^[a-z]( ?[a-z]){0,3}$/);
  const quoted = fc
    .array(fc.constantFrom('a', ',', ';', '""', '\n', '\r\n', "'", 'é'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => `"x${parts.join('')}x"`);
  const row = fc.tuple(
    fc.oneof(word, quoted),
    fc.oneof(word, quoted),
    fc.constantFrom('\n', '\r\n', '\r'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 3, maxLength: 12 }), async (rows) => {
      const content = `k,first,second\n${rows.map(([a, b, end], i) => `${i},${a},${b}${end}`).join('')}`;
      const [, ...split] = splitHead(content, { delimiter: ',', quote: '"' }, true);
      await withSource(
        content,
        async (source, session) => {
          const read = await rowsOf(session, source.relation);
          expect(read.map((each) => [even(each['first']), even(each['second'])])).toEqual(
            split.map(({ cells }) => [even(cells[1]), even(cells[2])]),
          );
        },
        { markers: 'none' },
      );
    }),
    { numRuns: 25 },
  );
});

it('passes over empty lines in a file of one column', async () => {
  expect(await valuesOf('a\n1\n\n""\n3\n', 'a')).toEqual([1, null, 3]);
});

it('tells line and reason of every row it leaves out', async () => {
  await withSource('a,b\n1,x\n2\n3,y\n4,z,z\n5,v\n', async (source, session) => {
    expect(source).toMatchObject({ rowsRead: 3, rowsRejected: 2 });
    expect(source.rejects).toEqual([
      { line: 3, column: null, reason: '1 value where the table has 2 columns' },
      { line: 5, column: null, reason: '3 values where the table has 2 columns' },
    ]);
    expect(source.decisions.map(({ text }) => text)).toContain(
      "2 rows could not be split into the table's columns and were left out.",
    );
    expect(await rowsOf(session, source.relation)).toEqual([
      { a: 1, b: 'x' },
      { a: 3, b: 'y' },
      { a: 5, b: 'v' },
    ]);
  });
});

it('keeps the first 100 rejects and counts them all', async () => {
  const content = `a,b\n${'1,x\n'.repeat(400)}${'2\n'.repeat(150)}`;
  await withSource(content, async (source) => {
    expect(source).toMatchObject({ rowsRead: 400, rowsRejected: 150 });
    expect(source.rejects).toHaveLength(100);
  });
});

it('makes names unique', async () => {
  await withSource('a,A,\n1,2,3\n', async (source) => {
    expect(source.columns.map(({ name }) => name)).toEqual(['a', 'A_2', 'column_3']);
    expect(source.decisions.filter(({ stage }) => stage === 'read')).toHaveLength(2);
  });
});

it('reads columns with the names that DuckDB has for itself', async () => {
  await withSource('rowid,select,"x""y"\n7,8,9\n5,6,7\n', async (source, session) => {
    expect(await rowsOf(session, source.relation)).toEqual([
      { rowid: 7, select: 8, 'x"y': 9 },
      { rowid: 5, select: 6, 'x"y': 7 },
    ]);
  });
});

it('accounts for every row when lines are damaged at random', async () => {
  const damages: readonly ((line: string) => string)[] = [
    (line) => line.replace(/,[^,]*$/, ''),
    (line) => `${line},more`,
    (line) => line.replace(',"', ',"x"'),
    (line) => line.replace(/"$/, ''),
    (line) => line.replace(',', ',"'),
    (line) => line.replaceAll('"', ''),
  ];
  await using session = await openSession({ threads: 2, folders: [tmpdir()] });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          line: fc.nat(59),
          kind: fc.nat(damages.length - 1),
        }),
        { maxLength: 12 },
      ),
      async (picks) => {
        const lines = Array.from({ length: 60 }, (_, i) => `${i},t${i % 7},"word ${i % 5}"`);
        const touched = new Map(picks.map(({ line, kind }) => [line, kind]));
        for (const [line, kind] of touched) {
          lines[line] = damages[kind]?.(lines[line] ?? '') ?? '';
        }
        const content = ['n,code,word', ...lines, ''].join('\n');
        await withFile('rows.csv', content, async (path) => {
          const source = await openSource(session, path, { markers: 'auto' });
          expect(source.rowsRead + source.rowsRejected).toBe(60);
          expect(source.rowsRejected).toBeLessThanOrEqual(touched.size);
          for (const { line } of source.rejects) expect(touched.has(line - 2)).toBe(true);
          await session.run(`DROP TABLE "${source.relation}"`);
        });
      },
    ),
    { numRuns: 25 },
  );
});
