import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coded } from './categories.fixture.ts';
import { ascendClasses } from './expectationMaximisation.ts';
import { assignClasses, latentClass } from './index.ts';
import { countPatterns } from './patterns.ts';

interface Steps {
  readonly k: number;
  readonly maxIter: number;
  readonly smoothing: number;
  readonly start: number[][];
  readonly logLikelihood: number;
  readonly shares: number[];
  readonly probabilities: number[][];
}

/** Made by test/reference/latent_class.py. */
const { planted, roleConflict } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/latent_class.json'), 'utf8'),
) as {
  planted: { codes: number[][]; levels: number[]; steps: Steps[]; best: Record<string, number> };
  roleConflict: { counts: number[]; best: Record<string, number> };
};

const rows = coded(planted.codes, planted.levels);

describe('the same ascent as in NumPy', () => {
  it.each(planted.steps)(
    '$k classes, $maxIter steps, smoothing $smoothing',
    ({ k, maxIter, smoothing, start, logLikelihood, shares, probabilities }) => {
      const begin = {
        weights: new Float64Array(k).fill(1 / k),
        probabilities: {
          data: Float64Array.from(start.flat()),
          nSamples: k,
          nFeatures: start[0].length,
        },
        nCategories: rows.nCategories,
      };
      const { model } = ascendClasses(countPatterns(rows, k), begin, {
        maxIter,
        smoothing,
        tol: 0,
      });
      const { logLikelihoods } = assignClasses(model, rows);
      expect(logLikelihoods.reduce((sum, log) => sum + log, 0)).toBeCloseTo(logLikelihood, 8);
      model.weights.forEach((share, i) => expect(share).toBeCloseTo(shares[i], 9));
      probabilities
        .flat()
        .forEach((value, i) => expect(model.probabilities.data[i]).toBeCloseTo(value, 9));
    },
  );

  it.each([1, 2, 3])('%i classes end as high as the best of 60 starts', (nComponents) => {
    const fit = latentClass(rows, { nComponents, smoothing: 0 });
    expect(fit.lowerBound * 300).toBeGreaterThan(planted.best[nComponents] - 0.01);
  });
});

describe('role conflict (Stouffer and Toby, 1951), as poLCA fits it', () => {
  const patterns = Array.from({ length: 16 }, (_, i) => [3, 2, 1, 0].map((bit) => (i >> bit) & 1));
  const categories = coded(patterns, [2, 2, 2, 2]);
  const counts = Float64Array.from(roleConflict.counts);

  it.each([
    [1, -543.6498],
    [2, -504.4677],
    [3, -503.3011],
  ])('%i classes: log-likelihood %d', (nComponents, published) => {
    const options = { nComponents, smoothing: 0, tol: 1e-9, maxIter: 10_000 };
    const fit = latentClass(categories, options, counts);
    expect(fit.lowerBound * 216).toBeCloseTo(published, 3);
    expect(fit.lowerBound * 216).toBeCloseTo(roleConflict.best[nComponents], 3);
  });

  it('two classes: 9 parameters, AIC 1026.935, BIC 1057.313', () => {
    const fit = latentClass(categories, { nComponents: 2, smoothing: 0, tol: 1e-9 }, counts);
    expect(fit.nParameters).toBe(9);
    expect(fit.aic).toBeCloseTo(1026.935, 3);
    expect(fit.bic).toBeCloseTo(1057.313, 3);
  });
});
