import { expect, it } from 'vitest';
import { sniffDialect } from './dialect.ts';
import { findHeader } from './header.ts';

const headerOf = (head: string): unknown => {
  const { names, skippedLines } = findHeader(sniffDialect(head, true));
  return [names, skippedLines];
};

it.each([
  ['numbers under names', 'age,job\n31,clerk\n40,nurse\n', [['age', 'job'], 1]],
  ['no names above numbers', '31,clerk\n40,nurse\n', [['column_1', 'column_2'], 0]],
  ['texts under names', 'job,town\nclerk,Bonn\nnurse,Ulm\nclerk,Ulm\n', [['job', 'town'], 1]],
  ['texts that recur', 'clerk,Ulm\nnurse,Ulm\nclerk,Bonn\n', [['column_1', 'column_2'], 0]],
  ['dates', '2016-01-02,a\n2016-01-03,b\n', [['column_1', 'column_2'], 0]],
  ['a preamble', 'Monthly export\n\nid,sum\n1,2\n3,4\n5,6\n', [['id', 'sum'], 3]],
  ['an unnamed last column', 'a,b\n1,2,\n3,4,\n5,6,\n', [['a', 'b', 'column_3'], 1]],
  ['a name over two lines', '"a\nb",c\n1,2\n3,4\n', [['a\nb', 'c'], 2]],
  ['years as names', 'id,2019,2020\nA1,5,6\nA2,7,8\n', [['id', '2019', '2020'], 1]],
  ['years as values', 'Ann,1975\nBob,1980\n', [['column_1', 'column_2'], 0]],
  ['names alone', 'id,sum\n', [['id', 'sum'], 1]],
])('handles %s', (_, head, expected) => {
  expect(headerOf(head)).toEqual(expected);
});

it('says how many lines stood above the table', () => {
  const { decisions } = findHeader(sniffDialect('Export\nid,sum\n1,2\n3,4\n5,6\n', true));
  expect(decisions).toMatchObject([
    { text: '1 line stands above the table and was passed over.', count: 1 },
  ]);
});

it('says that the columns had no names', () => {
  const { decisions } = findHeader(sniffDialect('1,2\n3,4\n', true));
  expect(decisions.map(({ text }) => text)).toEqual([
    'The first row holds values, not names; the columns are called column_1 to column_2.',
  ]);
});
