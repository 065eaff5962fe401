import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf } from '../testWorkspace.fixture.ts';
import { csvRecords } from './records.ts';
import { safeCell, safeCsv } from './safeCsv.ts';

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += length) yield text.slice(i, i + length);
}

const parse = async (text: string, length = 7) =>
  (await allOf(csvRecords(inChunks(text, length)))).flat();
const safe = async (...given: Parameters<typeof safeCsv>) =>
  (await allOf(safeCsv(...given))).join('');

describe('csvRecords', () => {
  it('reads quotes, empty cells and all line ends', async () => {
    expect(await parse('a,"b ""c"",\nd",\r\n"",2\re\n')).toEqual([
      ['a', 'b "c",\nd', ''],
      ['', '2'],
      ['e'],
    ]);
  });

  it('reads a last line without an end, and nothing from nothing', async () => {
    expect(await parse('a,b\n1,')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
    expect(await parse('')).toEqual([]);
  });

  it('reads what was written, whatever the chunks', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ü') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (records, length) => {
        const quoted = records
          .map((record) => `${record.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
        expect(await parse(quoted, length)).toEqual(records);
      }),
    );
  });
});

describe('safeCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-cmd', "'-cmd"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['-1-1', "'-1-1"],
    ['-12.5e-3', '-12.5e-3'],
    ['7', '7'],
    ['a=1', 'a=1'],
    ['', ''],
    ['=a,b', `"'=a,b"`],
  ])('writes %j as %j', (text, written) => {
    expect(safeCell(text)).toBe(written);
  });

  it('lets no cell start a formula', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠', '1', 'a', ','),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1 }), async (cells) => {
        const text = cells.map((each) => `"${each}"`).join(',');
        const [written] = await parse(await safe(inChunks(text, 3)));
        expect(written).toHaveLength(cells.length);
        for (const each of written) expect(each).toMatch(/^(?:[^=+\-@\t\r\n＝＋－＠]|-?\d|$)/);
      }),
    );
  });

  it('replaces names in their columns alone', async () => {
    const text = 'segment_id,segment,job,segment\nOld,Old,Old,Old\nS2,Other,Old,Old\n';
    const renaming = { columns: new Set(['segment']), names: new Map([['Old', 'New, 2']]) };
    expect(await safe(inChunks(text, 5), renaming)).toBe(
      'segment_id,segment,job,segment\nOld,"New, 2",Old,Old\nS2,Other,Old,Old\n',
    );
  });
});
