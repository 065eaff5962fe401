import { describe, expect, it } from 'vitest';
import type { ReadingSpec } from '../../contract/index.ts';
import { openKnownSource } from '../openKnownSource.ts';
import { openSource } from '../openSource.ts';
import { rowsOf, sharedSession, withFile } from '../opened.fixture.ts';
import type { KnownColumns } from './knownColumns.ts';

const decimalComma: ReadingSpec = {
  kind: 'number',
  decimalMark: 'comma',
  adorned: false,
  plain: false,
  whole: false,
};
const whole: ReadingSpec = { ...decimalComma, decimalMark: 'point', plain: true, whole: true };
const column = (name: string, reading: ReadingSpec): KnownColumns['columns'][number] => ({
  name,
  type: reading.kind,
  format: null,
  reading,
});

/** The rows of a file as the columns were read before. */
async function read(
  content: string | Uint8Array,
  columns: KnownColumns['columns'],
  markers: KnownColumns['markers'] = [],
  fileName = 'rows.csv',
): Promise<unknown[]> {
  return withFile(fileName, content, async (path) => {
    const session = await sharedSession();
    const { relation } = await openKnownSource(session, path, { columns, markers });
    return rowsOf(session, relation);
  });
}

describe('a source that is read as an earlier one was', () => {
  it('reads what could mean two things as it was read', async () => {
    expect(await read('a;b\n1.234;x\n5.678;y\n', [column('a', decimalComma)])).toEqual([
      { a: 1234 },
      { a: 5678 },
    ]);
  });

  it('treats only the markers of the model as missing', async () => {
    const marked = [{ column: 'a', value: '-1', reason: '' }];
    expect(
      await read(
        'a,b\n-1,-1\n2,unknown\n',
        [column('a', whole), column('b', { kind: 'text' })],
        marked,
      ),
    ).toEqual([
      { a: null, b: '-1' },
      { a: 2, b: 'unknown' },
    ]);
  });

  it('keeps the fraction of a number that was whole before', async () => {
    expect(await read('a,b\n2.5,1\n3,1\n', [column('a', whole)])).toEqual([{ a: 2.5 }, { a: 3 }]);
    expect(await read('a,b\n2,1\n3,1\n', [column('a', whole)])).toEqual([{ a: 2 }, { a: 3 }]);
  });

  it('finds a column under a name that differs in case, and tells which are absent', async () => {
    await withFile('rows.csv', 'Balance,x\n1,2\n', async (path) => {
      const session = await sharedSession();
      const columns = [column('balance', whole), column('gone', whole)];
      const source = await openKnownSource(session, path, { columns, markers: [] });
      expect(await rowsOf(session, source.relation)).toEqual([{ balance: 1 }]);
      expect(source.absent).toEqual(['gone']);
      expect(source.decisions.map(({ text }) => text)).toEqual([
        'Column Balance is read as balance: the names differ in case alone.',
      ]);
      expect(source.original.columns.map(({ name }) => name)).toEqual(['Balance', 'x']);
    });
  });

  it('refuses a column of which most values are written otherwise, and tells of a few', async () => {
    const words = read('a,b\nhigh,1\nlow,1\n3,1\n', [column('a', whole)]);
    await expect(words).rejects.toMatchObject({ kind: 'data' });
    await expect(words).rejects.toThrow('2 of its 3 values');
    await withFile('rows.csv', 'a,b\nhigh,1\n2,1\n3,1\n', async (path) => {
      const known = { columns: [column('a', whole)], markers: [] };
      const { decisions } = await openKnownSource(await sharedSession(), path, known);
      expect(decisions.map(({ count }) => count)).toEqual([1]);
    });
  });

  it('takes the types of a file that has some', async () => {
    const session = await sharedSession();
    await withFile('rows.parquet', '', async (path) => {
      await session.run(
        `COPY (SELECT 234.567 AS a, true AS b, DATE '2026-02-03' AS c) TO '${path}' (FORMAT parquet)`,
      );
      const columns = [
        column('a', decimalComma),
        column('b', { kind: 'flag', yes: 'y', no: 'n' }),
        column('c', {
          kind: 'date',
          form: 'year-last',
          separator: '/',
          order: 'day first',
          twoDigitYears: true,
          withTime: false,
          newest: null,
        }),
      ];
      const source = await openKnownSource(session, path, { columns, markers: [] });
      expect(await rowsOf(session, source.relation)).toEqual([
        { a: 234.567, b: true, c: expect.stringContaining('2026-02-03') },
      ]);
    });
  });

  it('takes floats of such a file as they are, without what stands for missing', async () => {
    const session = await sharedSession();
    await withFile('rows.parquet', '', async (path) => {
      await session.run(
        `COPY (SELECT * FROM (VALUES (0.1::DOUBLE, 3::BIGINT, 0.1::FLOAT), ('nan', -1, 2), ('inf', 7, 3), (-1234.5, NULL, 4))
           AS t(a, b, c)) TO '${path}' (FORMAT parquet)`,
      );
      const { relation, decisions } = await openKnownSource(session, path, {
        columns: [column('a', decimalComma), column('b', whole), column('c', decimalComma)],
        markers: [
          { column: 'a', value: '-1.234,5', reason: '' },
          { column: 'b', value: '-1', reason: '' },
        ],
      });
      expect(await rowsOf(session, relation)).toEqual([
        { a: 0.1, b: 3, c: 0.1 },
        { a: null, b: null, c: 2 },
        { a: null, b: 7, c: 3 },
        { a: null, b: null, c: 4 },
      ]);
      // The infinite one.
      expect(decisions.map(({ column: told, count }) => [told, count])).toEqual([['a', 1]]);
    });
  });

  it.each([
    ['decimal commas', '1,5', '2,25', '1.234,5'],
    ['thousands', '1,234.5', '2,000', '7.25'],
    ['currency and percent', '€ 1.50', '12 %', '€ 3'],
    ['whole numbers', '1', '2', '30'],
    ['ISO dates', '2026-01-05', '2026-11-30', '2025-02-01'],
    ['dates with names', '5-Jan-26', '30-Nov-26', '1-Feb-25'],
    ['short dates', '5/1/26', '30/11/26', '1/2/25'],
    ['times', '14:05', '09:30:10', '23:59'],
    ['yes and no', 'yes', 'no', 'yes'],
    ['words', 'a', 'b', 'c'],
  ])('gives back %s as they were first read', async (_, ...texts) => {
    const content = `column_of_dates;n\n${texts.map((value, i) => `${value};${i}`).join('\n')}\n`;
    await withFile('rows.csv', content, async (path) => {
      const session = await sharedSession();
      const first = await openSource(session, path, { markers: 'auto' });
      const columns = first.columns.map(({ name, type, format }, i) => ({
        name,
        type,
        format,
        reading: first.readings[i],
      }));
      const again = await openKnownSource(session, path, { columns, markers: [] });
      expect(await rowsOf(session, again.relation)).toEqual(await rowsOf(session, first.relation));
    });
  });
});
