import { expect, it } from 'vitest';
import { parseReference } from './reference.ts';

const none = { part: null, query: null, join: null, on: null };

it.each([
  ['rows.csv', { target: 'rows.csv' }],
  ['what?.csv', { target: 'what?.csv' }],
  ['a.sqlite?table=my%20table', { target: 'a.sqlite', part: 'my table' }],
  ['a.xlsx?sheet=100%', { target: 'a.xlsx', part: '100%' }],
  [
    'postgres://h/d?sslmode=require&table=s.t',
    { target: 'postgres://h/d?sslmode=require', part: 's.t' },
  ],
  [
    "postgres://h/d?query=SELECT a FROM t WHERE b = 'x&table=y'",
    { target: 'postgres://h/d', query: "SELECT a FROM t WHERE b = 'x&table=y'" },
  ],
  ['a.csv?join=b.csv&on=id', { target: 'a.csv', join: 'b.csv', on: 'id' }],
  ['a.csv?join=b.sqlite%3Ftable=t&on=id', { target: 'a.csv', join: 'b.sqlite?table=t', on: 'id' }],
  ['2026-*.csv', { target: '2026-*.csv' }],
])('reads %s', (text, expected) => {
  expect(parseReference(text)).toEqual({ ...none, ...expected });
});
