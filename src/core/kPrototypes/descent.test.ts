import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descend } from './descent.ts';
import { mixed, mixedRows } from './mixedRows.fixture.ts';
import { resolveKPrototypesOptions } from './options.ts';
import { startPrototypes } from './start.ts';

const weights = null;

describe('descend', () => {
  it('never raises the cost from one pass to the next (law)', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rows = { ...mixedRows(seed, 60), weights };
        const settings = resolveKPrototypesOptions({ nClusters: 5, seed: seed % 1000 });
        const costs = Array.from({ length: 8 }, (_, i) => {
          const start = startPrototypes(rows, settings, 2, 1);
          return descend(rows, start, 5, 2, i + 1).cost;
        });
        costs.slice(1).forEach((cost, i) => expect(cost).toBeLessThanOrEqual(costs[i] + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it('fills clusters without rows, those farthest from their prototype first', () => {
    const rows = { ...mixed([[0], [1], [9], [20]], [[0], [0], [0], [1]], [2]), weights };
    const start = { means: Float64Array.of(0, 0, 0), modes: Int32Array.of(0, 0, 0) };
    const { cost, prototypes, converged } = descend(rows, start, 3, 1, 50);
    expect([...prototypes.means].toSorted((a, b) => a - b)).toEqual([0.5, 9, 20]);
    expect([cost, converged]).toEqual([0.5, true]);
  });

  it('gives no category to a cluster whose values are all missing', () => {
    const rows = { ...mixed([[0], [9]], [[-1], [1]], [2]), weights };
    const start = { means: Float64Array.of(0, 9), modes: Int32Array.of(0, 0) };
    const { cost, prototypes } = descend(rows, start, 2, 5, 50);
    expect([...prototypes.modes]).toEqual([-1, 1]);
    expect(cost).toBe(5);
  });
});

describe('startPrototypes', () => {
  const rows = {
    ...mixed([[0], [0], [3], [4], [5]], [[0], [0], [0], [1], [2]], [3]),
    weights,
  };

  it('cao: the densest row, then density times dissimilarity (by hand)', () => {
    const settings = resolveKPrototypesOptions({ nClusters: 2 });
    const { means, modes } = startPrototypes(rows, settings, 1, 0);
    // Densities 3, 3, 3, 1, 1; dissimilarities 0, 0, 9, 17, 26.
    expect([...means]).toEqual([0, 3]);
    expect([...modes]).toEqual([0, 0]);
  });

  it('cao: further restarts draw in proportion', () => {
    const settings = resolveKPrototypesOptions({ nClusters: 2 });
    const second = new Map<number, number>();
    for (let restart = 1; restart <= 2000; restart++) {
      const { means } = startPrototypes(rows, settings, 1, restart);
      if (means[0] !== 0) continue;
      second.set(means[1], (second.get(means[1]) ?? 0) + 1);
    }
    // Products 27, 17 and 26 once a row at 0 was drawn.
    expect((second.get(3) ?? 0) / (second.get(4) ?? 0)).toBeGreaterThan(1.2);
    expect((second.get(3) ?? 0) / (second.get(4) ?? 0)).toBeLessThan(2.1);
    expect(new Set(second.keys())).toEqual(new Set([3, 4, 5]));
  });

  it('huang: rows by the frequency of their categories, none twice', () => {
    const settings = resolveKPrototypesOptions({ nClusters: 4, init: 'huang' });
    const firsts = new Map<number, number>();
    for (let restart = 0; restart < 500; restart++) {
      const { means, modes } = startPrototypes(rows, settings, 1, restart);
      expect([...means].toSorted((a, b) => a - b)).toEqual([0, 3, 4, 5]);
      firsts.set(modes[0], (firsts.get(modes[0]) ?? 0) + 1);
    }
    expect((firsts.get(0) ?? 0) / 500).toBeCloseTo(0.6, 1);
  });
});
