import { expect, it } from 'vitest';
import { uniqueNames, wordsOf } from './names.ts';

it.each([
  ['CustomerDOB', ['customer', 'dob']],
  ['TransactionAmount (INR)', ['transaction', 'amount', 'inr']],
  ['PRC_FULL_PAYMENT', ['prc', 'full', 'payment']],
  ['emp.var.rate', ['emp', 'var', 'rate']],
  ['pdays', ['pdays']],
  ['HTTPServerName2', ['http', 'server', 'name2']],
])('splits %s into words', (columnName, words) => {
  expect(wordsOf(columnName)).toEqual(words);
});

it('makes names unique without regard to case and says so', () => {
  const { names, decisions } = uniqueNames(['id', ' ID ', 'id_2', '', 'x', 'column_4']);
  expect(names).toEqual(['id', 'ID_3', 'id_2', 'column_4_2', 'x', 'column_4']);
  expect(decisions.map(({ text }) => text)).toEqual([
    'Column 2 is named ID like another column; it is called ID_3.',
    'Column 4 has no name; it is called column_4_2.',
  ]);
});

it('leaves good names alone', () => {
  expect(uniqueNames(['a', 'b'])).toEqual({ names: ['a', 'b'], decisions: [] });
});
