import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
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

  it.each(Object.entries(planted.k))(
    'k = %s, from samples of 500: as low as the best of 10 runs of scikit-learn',
    async (k, expected) => {
      for (const seed of [1, 2, 3]) {
        const options = { nClusters: Number(k), initSize: 500, seed };
        const { inertia } = await miniBatchKMeans(blocks, options);
        expect(inertia).toBeLessThan(Math.min(...expected.miniBatch) * 1.0001);
        expect(inertia).toBeLessThan(expected.kMeans * 1.0001);
      }
    },
  );
});
