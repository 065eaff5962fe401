import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeRelation } from '../describe.ts';
import { sharedSession } from '../opened.fixture.ts';

const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(null, 0, -0, 1e9 + 0.25),
);

it('summarises a column that the database counts as one that lies in memory', async () => {
  const session = await sharedSession();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.array(fc.constantFrom(3, null), { minLength: 1, maxLength: 5 }),
      ),
      async (values) => {
        const table = session.freshName('numbers');
        await session.run(`CREATE TABLE ${table} (v DOUBLE)`);
        await session.append(table, [Float64Array.from(values, (each) => each ?? Number.NaN)]);
        const [stored] = await describeRelation(session, table, undefined, { all: 1, column: 0 });
        const [held] = await describeRelation(session, table);
        const { mean, std, skewness, ...exact } = held;
        expect(stored).toMatchObject(exact);
        const scale = Math.max(1, Math.abs(mean ?? 0), std ?? 0);
        expect((stored.mean ?? 0) / scale).toBeCloseTo((mean ?? 0) / scale, 12);
        expect((stored.std ?? 0) / scale).toBeCloseTo((std ?? 0) / scale, 12);
        expect(stored.skewness ?? 0).toBeCloseTo(skewness ?? 0, 6);
        for (const figure of ['mean', 'std', 'skewness'] as const) {
          expect(stored[figure] === null).toBe(held[figure] === null);
        }
      },
    ),
    { numRuns: 40 },
  );
});
