import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleRun } from '../../api/sampleRun.fixture.ts';
import { squarify } from './squarify.ts';
import { valueOf } from './valueOf.ts';

it('lays out the example of the method: 6, 6, 4, 3, 2, 2, 1 in a field of 6 by 4', () => {
  const tiles = squarify([6, 6, 4, 3, 2, 2, 1], 6 / 4);
  const inField = tiles.map(({ left, top, width, height }) =>
    [left * 6, top * 4, width * 6, height * 4].map((n) => Number(n.toFixed(3))),
  );
  expect(inField.slice(0, 4)).toEqual([
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.714, 2.333],
    [4.714, 0, 1.286, 2.333],
  ]);
});

const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 15 });
const aspects = fc.double({ min: 0.3, max: 4, noNaN: true });

it('gives areas as the weights, inside the field, without overlap', () => {
  fc.assert(
    fc.property(weights, aspects, (all, aspect) => {
      const total = all.reduce((sum, n) => sum + n, 0);
      const tiles = squarify(all, aspect);
      for (const [i, { left, top, width, height }] of tiles.entries()) {
        expect(width * height).toBeCloseTo(total === 0 ? 0 : all[i] / total, 9);
        expect(left).toBeGreaterThanOrEqual(-1e-9);
        expect(top).toBeGreaterThanOrEqual(-1e-9);
        expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
        expect(top + height).toBeLessThanOrEqual(1 + 1e-9);
      }
      for (const a of tiles) {
        for (const b of tiles) {
          if (a === b) continue;
          const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
          const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
          expect(Math.min(across, down)).toBeLessThanOrEqual(1e-9);
        }
      }
    }),
  );
});

it('sums what customers hold; counts customers where nothing of worth is known', () => {
  const run = sampleRun();
  expect(valueOf(run)).toMatchObject({ feature: 'balance', totals: [1000, 4000, 9000] });
  const roles = run.data.roles.map((role) => ({ ...role, role: 'number' as const }));
  const bare = { ...run, data: { ...run.data, roles } };
  expect(valueOf(bare)).toMatchObject({ feature: null, totals: [100, 200, 300] });
});
