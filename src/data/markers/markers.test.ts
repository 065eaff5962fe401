import { expect, it } from 'vitest';
import { valuesOf, withSource } from '../opened.fixture.ts';

const lines = (...rows: readonly (string | readonly string[])[]): string =>
  `${rows.flat().join('\n')}\n`;
const many = (row: string, times: number): string[] => Array.from({ length: times }, () => row);

it('makes words for missing missing, each way of writing told', async () => {
  const content = lines(
    'job;n',
    'clerk;1',
    'Unknown;2',
    'unknown;3',
    'unknown;4',
    'n/a;5',
    '?;6',
    '-;7',
  );
  await withSource(content, async ({ columns, markers, decisions }) => {
    expect(columns[0]).toMatchObject({ count: 1, missing: 6, invalid: 0 });
    expect(markers.map(({ column, value, count }) => [column, value, count])).toEqual([
      ['job', 'unknown', 2],
      ['job', '-', 1],
      ['job', '?', 1],
      ['job', 'Unknown', 1],
      ['job', 'n/a', 1],
    ]);
    expect(decisions[0]).toEqual({
      stage: 'marker',
      column: 'job',
      text: '2 values "unknown" in job are treated as missing.',
      count: 2,
    });
  });
});

it('reads a column by its other values, and leaves all as they are when asked to', async () => {
  const content = lines('flag;n', 'yes;1', 'unknown;none', 'no;3');
  expect(await valuesOf(content, 'flag')).toEqual([true, null, false]);
  expect(await valuesOf(content, 'n')).toEqual([1, null, 3]);
  const kept = { markers: 'none' } as const;
  expect(await valuesOf(content, 'flag', kept)).toEqual(['yes', 'unknown', 'no']);
  expect(await valuesOf(content, 'n', kept)).toEqual(['1', 'none', '3']);
});

it('keeps "none" where it is an answer, and "na" among codes of two letters', async () => {
  expect(await valuesOf('product\nloan\nnone\n', 'product')).toEqual(['loan', 'none']);
  expect(await valuesOf('country\nDE\nNA\nFR\n', 'country')).toEqual(['DE', 'NA', 'FR']);
  expect(await valuesOf('town\nBonn\nNA\nUlm\n', 'town')).toEqual(['Bonn', null, 'Ulm']);
});

it.each([
  ['pdays', ['5', '-1', '0'], [5, null, 0], 'never contacted'],
  ['pdays', ['5', '999', '27'], [5, null, 27], 'never contacted'],
  ['days_since_last_login', ['5', '-1'], [5, null], 'never'],
  ['pdays', ['5', '999', '800'], [5, 999, 800], null],
  ['pdays', ['-5', '-1', '0'], [-5, -1, 0], null],
  ['change', ['5', '-1', '0'], [5, -1, 0], null],
  ['age', ['50', '999', '999', '70'], [50, null, null, 70], 'unknown'],
  ['age', ['50', '999', '70'], [50, 999, 70], null],
  ['score', ['500', '999', '999'], [500, 999, 999], null],
  ['income', ['50', '-9999', '-9999'], [50, null, null], 'unknown'],
  ['balance', ['-50', '-9999', '-9999'], [-50, -9999, -9999], null],
])('in %s takes %j for %j', async (column, texts, values, meaning) => {
  const content = lines(
    `${column};other`,
    texts.map((text) => `${text};z`),
  );
  await withSource(content, async ({ markers, decisions }) => {
    expect(markers.length).toBe(meaning === null ? 0 : 1);
    expect(
      decisions.some(
        ({ text }) =>
          text.includes(`stand for ${meaning}`) || text.includes(`stands for ${meaning}`),
      ),
    ).toBe(meaning !== null);
  });
  expect(await valuesOf(content, column)).toEqual(values);
  expect(await valuesOf(content, column, { markers: 'none' })).toEqual(texts.map(Number));
});

it('tells a sentinel with its count', async () => {
  const content = lines('pdays;z', many('-1;z', 1200), '3;z', '40;z');
  await withSource(content, async ({ columns, decisions }) => {
    expect(columns[0]).toMatchObject({ count: 2, missing: 1200, min: 3, max: 40 });
    expect(decisions).toEqual([
      {
        stage: 'marker',
        column: 'pdays',
        text: '1,200 values -1 in pdays stand for never contacted (all other values are 0 or more); treated as missing.',
        count: 1200,
      },
    ]);
  });
});

it('makes placeholder dates missing where they are far too common', async () => {
  const days = Array.from({ length: 40 }, (_, i) => `${(i % 28) + 1}/${(i % 12) + 1}/${1950 + i}`);
  const content = lines('dob', days, many('1/1/1800', 12), many('01/01/1800', 3));
  await withSource(content, async ({ columns, markers }) => {
    expect(columns[0]).toMatchObject({ count: 40, missing: 15 });
    expect(markers.map(({ value, count }) => [value, count])).toEqual([
      ['1/1/1800', 12],
      ['01/01/1800', 3],
    ]);
  });
  const once = lines('dob', days, '1/1/1900', '1/1/1970');
  await withSource(once, async ({ markers }) => expect(markers).toEqual([]));
});
