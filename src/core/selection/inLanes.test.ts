import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLanes } from './inLanes.ts';
import { sampleRows } from './sampleRows.ts';

const pause = (turns: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, turns);
  });

describe('inLanes', () => {
  it('answers in the order of the pieces, and keeps to its lanes', async () => {
    let running = 0;
    let most = 0;
    const answers = await inLanes(
      9,
      3,
      async (piece) => {
        most = Math.max(most, ++running);
        await pause((piece * 7) % 5);
        running--;
        return piece * piece;
      },
      {},
    );
    expect(answers).toEqual([0, 1, 4, 9, 16, 25, 36, 49, 64]);
    expect(most).toBe(3);
  });

  it('begins nothing after an error', async () => {
    let begun = 0;
    const work = inLanes(
      20,
      2,
      async (piece) => {
        begun++;
        await pause(1);
        if (piece === 3) throw new RangeError('the fourth');
      },
      {},
    );
    await expect(work).rejects.toThrow('the fourth');
    expect(begun).toBeLessThanOrEqual(6);
  });
});

describe('sampleRows', () => {
  it('are different, ascending and spread over all rows (law)', () => {
    const shapes = fc.record({
      nSamples: fc.integer({ min: 1, max: 500 }),
      size: fc.integer({ min: 1, max: 100 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shapes, ({ nSamples, size, seed }) => {
        const rows = sampleRows(nSamples, size, seed);
        expect(rows).toHaveLength(Math.min(nSamples, size));
        rows.forEach((row, i) => {
          const start = Math.floor((i * nSamples) / rows.length);
          const end = Math.floor(((i + 1) * nSamples) / rows.length);
          expect(row >= start && row < end).toBe(true);
        });
        expect(sampleRows(nSamples, size, seed)).toEqual(rows);
      }),
    );
  });
});
