import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
import { median } from '../statistics/index.ts';
import { cut } from './blocks.fixture.ts';
import { miniBatchKMeans } from './miniBatchKMeans.ts';

interface Inertias {
  /** Of scikit-learn's MiniBatchKMeans, one a seed. */
  readonly miniBatch: number[];
  /** Of scikit-learn's KMeans, the best of 10 restarts. */
  readonly kMeans: number;
}

/** Made by test/reference/mini_batch_k_means.py. */
const { planted } = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../test/reference/mini_batch_k_means.json'),
    'utf8',
  ),
) as { planted: { rows: number[][]; k: Record<string, Inertias> } };

describe('3,000 rows in 12 groups', () => {
  const blocks = cut(matrixFromRows(planted.rows), 500);

  it.each(Object.entries(planted.k))('k = %s: no worse than scikit-learn', async (k, expected) => {
    const inertias = await Promise.all(
      [1, 2, 3, 4, 5].map(
        async (seed) => (await miniBatchKMeans(blocks, { nClusters: Number(k), seed })).inertia,
      ),
    );
    const best = Math.min(...expected.miniBatch);
    inertias.forEach((inertia) => {
      expect(inertia).toBeLessThan(best * 1.005);
      expect(inertia).toBeLessThan(expected.kMeans * 1.01);
    });
    expect(Math.max(...inertias)).toBeLessThan(
      median(Float64Array.from(expected.miniBatch)) * 1.001,
    );
  });
});
