import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { surveyRecords, type RecordSurvey } from './records.ts';

const comma = { delimiter: ',', quote: '"' } as const;

async function* inChunks(content: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

const survey = (
  content: string,
  nColumns = 2,
  skipped = 1,
  size = 1 << 20,
): Promise<RecordSurvey> => surveyRecords(inChunks(content, size), comma, nColumns, skipped);

it.each([
  ['plain rows', 'a,b\n1,2\n3,4', 2, []],
  ['blank lines', 'a,b\n\n1,2\n\n\n3,4\n\n', 2, []],
  ['all line ends', 'a,b\r\n1,2\r3,4\n5,6', 3, []],
  ['quotes', 'a,b\n"x,\ny","z ""q"""\n "p" , q\n', 2, []],
  ['a quote inside a text', 'a,b\nx"y,1\n', 1, []],
  ['a missing cell', 'a,b\n1,2\n3\n4,5\n', 2, [[3, '1 value where the table has 2 columns']]],
  ['a cell too many', 'a,b\n1,2,3\n4,5\n', 1, [[2, '3 values where the table has 2 columns']]],
  ['text after a quote', 'a,b\n"x"y,1\n2,3\n', 1, [[2, 'text follows a closing quote']]],
  ['an open quote', 'a,b\n1,"x\n2,y\n3,z\n', 2, [[2, 'a quote is not closed']]],
  [
    'an open quote before quoted rows',
    'a,b\n1,"x\n2,"y"\n3,"z"\n',
    2,
    [[2, 'text follows a closing quote']],
  ],
  ['a byte order mark', '\uFEFF"a",b\n1,2\n', 1, []],
])('counts %s', async (_, content, sound, damaged) => {
  for (const size of [1, 2, 3, 7, 1 << 20]) {
    const found = await survey(content, 2, 1, size);
    expect(found.sound).toBe(sound);
    expect(found.damaged.map(({ line, reason }) => [line, reason])).toEqual(damaged);
  }
});

it('knows rows that span lines and where the rows begin', async () => {
  expect(await survey('title\na,b\n"x\ny",1\n', 2, 2)).toMatchObject({
    furtherLines: 1,
    bodyStart: 10,
  });
  expect(await survey('a,b\nx,1\n')).toMatchObject({ furtherLines: 0, bodyStart: 4 });
});

it('gives up on a row that never ends, and goes on after it', async () => {
  const long = 'x'.repeat(3 << 20);
  const found = await survey(`a,b\n1,2\n${long}\n3,4\n`, 2, 1, 1 << 18);
  expect(found.sound).toBe(2);
  expect(found.damaged).toMatchObject([
    { line: 3, start: 8, end: 8 + (3 << 20) + 1, reason: 'the row is longer than 1 MiB' },
  ]);
});

it('does not depend on where the chunks are cut', async () => {
  const piece = fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', '""');
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      async (pieces, size) => {
        const content = pieces.join('');
        expect(await survey(content, 2, 0, size)).toEqual(await survey(content, 2, 0));
      },
    ),
    { numRuns: 300 },
  );
});
