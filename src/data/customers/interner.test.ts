import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedSession } from '../opened.fixture.ts';
import { text } from '../quoting.ts';
import { createInterner, isEmpty, textsOf } from './interner.ts';

/** The numbers that texts get on their way through the database, and the texts behind the numbers. */
async function numbersOf(texts: readonly string[]): Promise<[number[], string[]]> {
  const session = await sharedSession();
  const interner = createInterner();
  const numbers: number[] = [];
  const list = texts.map((each) => `(${text(each)})`).join(', ');
  for await (const chunk of session.chunks(
    `SELECT CAST(t AS VARCHAR) FROM (VALUES ${list}) v(t)`,
  )) {
    const found = textsOf(chunk.getColumnVector(0));
    for (let row = 0; row < chunk.rowCount; row++) {
      numbers.push(interner.numberOf(found, row));
      expect(isEmpty(found, row)).toBe(numbers.at(-1) === -1);
    }
  }
  expect(interner.size()).toBe(interner.all().length);
  return [numbers, interner.all()];
}

function byMap(texts: readonly string[]): [number[], string[]] {
  const all = [...new Set(texts.filter((each) => each !== ''))];
  return [texts.map((each) => all.indexOf(each)), all];
}

it('numbers texts as a map does, short, long and of any letters (law)', async () => {
  const letters = fc.constantFrom('a', 'b', 'ß', '€', '🏦');
  const word = fc.oneof(
    fc.string({ unit: letters, maxLength: 5 }),
    fc.constantFrom('twelve bytes', 'thirteen byte', '', 'C8261375'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (texts) => {
      expect(await numbersOf(texts)).toEqual(byMap(texts));
    }),
    { numRuns: 30 },
  );
});

it('tells more texts apart than it first has room for', async () => {
  const texts = Array.from(
    { length: 9_000 },
    (_, i) => `${i % 2 === 0 ? 'C' : 'a longer name '}${i % 4_001}`,
  );
  expect(await numbersOf(texts)).toEqual(byMap(texts));
});

it('tells texts apart where the driver shows no bytes', () => {
  const interner = createInterner();
  const words = ['x', '', 'y', 'x'];
  const numbers = words.map((word) => {
    const texts = { vector: { getItem: () => word }, words: null };
    expect(isEmpty(texts, 0)).toBe(word === '');
    return interner.numberOf(texts, 0);
  });
  expect(numbers).toEqual([0, -1, 1, 0]);
});
