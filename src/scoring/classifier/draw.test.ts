import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRows, drawBySegment } from './draw.ts';

describe('drawBySegment', () => {
  it('takes the same share of every segment, and two of a tiny one', () => {
    const labels = Int32Array.from({ length: 1000 }, (_, i) => (i < 600 ? 0 : i < 997 ? 1 : 2));
    labels[5] = -1;
    const sizes = drawBySegment(labels, 100, 1).map((rows) => rows.length);
    expect(sizes).toEqual([59, 39, 2]);
  });

  it('draws different rows of the right segments, the same again for the same seed (law)', () => {
    const label = fc.integer({ min: -1, max: 4 });
    fc.assert(
      fc.property(
        fc.array(label, { maxLength: 80 }),
        fc.integer({ min: 1, max: 90 }),
        fc.nat(),
        (given, most, seed) => {
          const labels = Int32Array.from(given);
          const drawn = drawBySegment(labels, most, seed);
          drawn.forEach((rows, label) => {
            expect(new Set(rows).size).toBe(rows.length);
            expect(rows.every((row) => labels[row] === label)).toBe(true);
          });
          const known = given.filter((label) => label >= 0).length;
          const rows = allRows(drawn);
          expect(rows.length).toBeLessThanOrEqual(most >= known ? known : most + 10);
          expect(rows.length).toBeGreaterThanOrEqual(most >= known ? known : most - 5);
          expect(rows).toEqual(rows.toSorted());
          expect(drawBySegment(labels, most, seed)).toEqual(drawn);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('draws others for another seed', () => {
    const labels = new Int32Array(500);
    expect(drawBySegment(labels, 50, 1)).not.toEqual(drawBySegment(labels, 50, 2));
  });
});
