import { expect, it } from 'vitest';
import { sniffDialect } from './dialect.ts';

const dialectOf = (head: string): unknown => {
  const { dialect, nColumns } = sniffDialect(head, true);
  return [dialect.delimiter, dialect.quote, nColumns];
};

it.each([
  ['commas', 'a,b\n1,2\n3,4\n', [',', '"', 2]],
  ['semicolons', 'a;b;c\n1;2;3\n', [';', '"', 3]],
  ['tabs', 'a\tb\n1\t2\n', ['\t', '"', 2]],
  ['bars', 'a|b\n1|2\n', ['|', '"', 2]],
  ['decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n', [';', '"', 2]],
  ['decimal commas without a header', '1,5;2,5\n3,5;4,5\n', [';', '"', 2]],
  ['delimiters in quotes', 'a,b\n"x;y;z",1\n"p;q;r",2\n', [',', '"', 2]],
  ['single quotes', "a,b\n'x, y',1\n'z',2\n", [',', "'", 2]],
  ['one column', 'name\nann\nbob\n', ['\u001F', '"', 1]],
  ['one column with stray commas', 'note\nwell, yes\nno\nmaybe\n', ['\u001F', '"', 1]],
  ['a few damaged rows', `a;b\n${'1;2\n'.repeat(20)}3\n4;5;6\n`, [';', '"', 2]],
  ['quoted line breaks', 'a,b\n"x\ny",1\n"z",2\n', [',', '"', 2]],
])('finds %s', (_, head, expected) => {
  expect(dialectOf(head)).toEqual(expected);
});
