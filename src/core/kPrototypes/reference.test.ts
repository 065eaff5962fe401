import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeCategories } from '../categories.ts';
import { takeRows } from '../matrix.ts';
import { descend } from './descent.ts';
import { finishKPrototypes, kPrototypes, resolveKPrototypesOptions } from './index.ts';
import { mixed } from './mixedRows.fixture.ts';

interface Case {
  readonly k: number;
  readonly gamma: number;
  readonly start: number[];
  readonly cost: number;
  /** Rows of each cluster, largest first. */
  readonly sizes: number[];
  readonly best: number;
}

/** Made by test/reference/k_prototypes.py. */
const { planted } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/k_prototypes.json'), 'utf8'),
) as { planted: { numbers: number[][]; codes: number[][]; levels: number[]; cases: Case[] } };

const rows = mixed(planted.numbers, planted.codes, planted.levels);

describe.each(planted.cases)('k = $k', ({ k, gamma, start, cost, sizes, best }) => {
  it('descends from the same rows to the same cost', () => {
    const places = Int32Array.from(start);
    const prototypes = {
      means: takeRows(rows.numbers, places).data,
      modes: takeCategories(rows.categories, places).codes,
    };
    const found = descend({ ...rows, weights: null }, prototypes, k, gamma, 100);
    expect(found.cost).toBeCloseTo(cost, 8);
    const settings = resolveKPrototypesOptions({ nClusters: k });
    const { clusterSizes } = finishKPrototypes(settings, gamma, found, { rows });
    expect([...clusterSizes]).toEqual(sizes);
  });

  it.each(['cao', 'huang'] as const)(
    'ends as low as the best of 40 restarts that move prototypes row by row (%s)',
    (init) => {
      const fit = kPrototypes(rows, { nClusters: k, init, nInit: 150 });
      expect(fit.gamma).toBeCloseTo(gamma, 12);
      expect(fit.cost).toBeLessThanOrEqual(best * (1 + 1e-9));
      expect(kPrototypes(rows, { nClusters: k, init }).cost).toBeLessThanOrEqual(best * 1.01);
    },
  );
});
