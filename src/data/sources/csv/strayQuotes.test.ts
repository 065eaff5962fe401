import { expect, it } from 'vitest';
import { withSoundQuotes } from './strayQuotes.ts';

const comma = { delimiter: ',', quote: '"' } as const;

it.each([
  ['a quote inside', 'C1,"the "Old" Mill",4', 3, '"C1","the ""Old"" Mill","4"\n'],
  ['a quote at the end of the text', 'C1,"12"" wide",4', 3, '"C1","12"" wide","4"\n'],
  ['a quote before the closing one', 'C1,"5"",4', 3, '"C1","5""","4"\n'],
  ['spaces around quotes', 'C1, "a "b" c" ,4', 3, '"C1","a ""b"" c","4"\n'],
  ['empty cells', '"a "b" c",,', 3, '"a ""b"" c",,\n'],
  ['a quote that stays open', 'C1,"x,4', 3, null],
  ['too few cells', '"a "b" c",4', 3, null],
  ['too many cells', '"a "b" c",1,2,3', 3, null],
])('handles %s', (_, line, nColumns, expected) => {
  expect(withSoundQuotes(line, comma, nColumns)).toBe(expected);
});

it('writes a backslash before quotes where the file does', () => {
  const dialect = { delimiter: ';', quote: '"', escape: '\\' } as const;
  expect(withSoundQuotes('1;"a "b" \\"c\\""', dialect, 2)).toBe('"1";"a \\"b\\" \\"c\\""\n');
});
