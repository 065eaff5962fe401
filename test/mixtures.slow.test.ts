import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../src/compute/index.ts';
import type { Matrix } from '../src/core/index.ts';
import { realData } from './realData.ts';
import { mixtureSets, referenceMixtures } from './support/mixtureSets.ts';

/** The options of a run. */
const options = { tol: 1e-5, maxIter: 300, nInit: 10, refine: true };

let pool: WorkerPool;
beforeAll(async () => {
  pool = await createWorkerPool();
});
afterAll(() => pool.close());

describe.skipIf(!realData.present).each(mixtureSets)(
  `$name against scikit-learn (${realData.whatIsMissing})`,
  ({ name, rows }) => {
    let x: Matrix;
    beforeAll(() => {
      x = rows();
    });

    it('gives the same figures for one component', async () => {
      const expected = referenceMixtures(name)[1];
      const fit = await pool.gaussianMixture(x, { ...options, nComponents: 1 });
      expect(Math.abs(fit.lowerBound - expected.avg_loglik)).toBeLessThan(1e-7);
      expect(fit.bic / expected.bic).toBeCloseTo(1, 7);
      expect(fit.aic / expected.aic).toBeCloseTo(1, 7);
    });

    it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('is at least as likely with %i', async (k) => {
      const fit = await pool.gaussianMixture(x, { ...options, nComponents: k });
      expect(fit.lowerBound).toBeGreaterThan(referenceMixtures(name)[k].avg_loglik - 1e-6);
      // Sets with columns of few values: what such components are worth is told each time.
      expect(fit.warnings.filter((text) => text.includes('near-singular'))).toHaveLength(
        fit.nearSingular.length,
      );
    });
  },
);
