import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sharedSession } from '../opened.fixture.ts';
import { dayOfText, isWeekend, noDay, textOfDay, wholeYears } from './days.ts';

it('counts years and weekends as the database does (law)', async () => {
  const session = await sharedSession();
  const day = fc.integer({ min: -60_000, max: 60_000 });
  const pairs = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(pairs, async (drawn) => {
      const ordered = drawn.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
      const values = ordered.map(([from, to], i) => `(${i}, ${from}, ${to})`).join(', ');
      const rows = await session.rows(
        `SELECT date_sub('year', DATE '1970-01-01' + a, DATE '1970-01-01' + b) AS years, isodow(DATE '1970-01-01' + a) >= 6 AS weekend
         FROM (VALUES ${values}) AS v(i, a, b) ORDER BY i`,
      );
      expect(
        ordered.map(([from, to]) => ({ years: wholeYears(from, to), weekend: isWeekend(from) })),
      ).toEqual(rows);
    }),
    { numRuns: 20 },
  );
});

it('makes who is born on the 29th of February a year older on the 28th', () => {
  const birth = dayOfText('2000-02-29');
  expect(wholeYears(birth, dayOfText('2001-02-27'))).toBe(0);
  expect(wholeYears(birth, dayOfText('2001-02-28'))).toBe(1);
  expect(wholeYears(birth, dayOfText('2004-02-28'))).toBe(3);
});

it('writes days as they were read, none as null', () => {
  expect(textOfDay(dayOfText('1969-12-31'))).toBe('1969-12-31');
  expect(textOfDay(noDay)).toBeNull();
});
