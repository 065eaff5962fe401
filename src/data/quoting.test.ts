import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolve } from 'node:path';
import { name, number, path, text } from './quoting.ts';
import { openSession } from './session.ts';

it('carries any text and any name through a statement unchanged', async () => {
  await using session = await openSession({ threads: 1 });
  const free = fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => !s.includes('\0'));
  await fc.assert(
    fc.asyncProperty(free, free, async (value, column) => {
      const row = await session.row(`SELECT ${text(value)} AS ${name(column)}`);
      expect(row).toEqual({ [column]: value });
    }),
    { numRuns: 50, examples: [["'; DROP TABLE t; --", 'a"b']] },
  );
});

it('carries numbers to the last bit', async () => {
  await using session = await openSession({ threads: 1 });
  for (const value of [0.1, -1 / 3, 1e300, 5e-324, 2 ** 53]) {
    expect(await session.row(`SELECT ${number(value)} AS v`)).toEqual({ v: value });
  }
});

it('refuses what SQL cannot hold', () => {
  expect(() => text('a\0b')).toThrow(RangeError);
  expect(() => number(Number.NaN)).toThrow('NaN');
});

it('escapes the marks that would match other file names', () => {
  expect(path('/a[1]*?.csv')).toBe("'/a[[]1][*][?].csv'");
  expect(path('a.csv')).toBe(text(resolve('a.csv')));
});
