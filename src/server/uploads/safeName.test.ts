import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeName, shownName } from './safeName.ts';

it.each([
  ['march.csv', 'march.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\data\\Kunden März.CSV', 'Kunden_Ma_rz.CSV'],
  ['..', '_'],
  ['.htaccess', 'htaccess'],
  ['con.csv', '_con.csv'],
  ['a\0b.csv', 'ab.csv'],
  ['', 'data'],
])('stores %j as %j', (name, stored) => {
  expect(safeName(name)).toBe(stored);
});

it('shows a name without its folder and without control characters', () => {
  expect(shownName('x/Kunden\u0007 März.csv')).toBe('Kunden März.csv');
});

it('always is one plain name that keeps its ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const stored = safeName(`${text}.csv`);
      expect(stored).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/);
      expect(stored).not.toContain('..');
    }),
  );
  expect(safeName(`${'x'.repeat(500)}.parquet`)).toMatch(/^x+\.parquet$/);
});
