import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixFromRows } from '../matrix.ts';
import { assignComponents } from './assign.ts';
import { sumMixture } from './block.ts';
import { ascend, emSteps } from './expectationMaximisation.ts';
import { finish } from './finish.ts';
import type { GaussianMixtureFit } from './fit.ts';
import { gaussianMixture } from './gaussianMixture.ts';
import { resolveGaussianMixtureOptions, type CovarianceType } from './options.ts';
import { startFromLabels } from './start.ts';

interface Case {
  readonly covarianceType: CovarianceType;
  readonly nComponents: number;
  readonly maxIter: number;
  readonly tol: number;
  readonly nIter: number;
  readonly converged: boolean;
  readonly score: number;
  readonly bic: number;
  readonly aic: number;
  readonly weights: number[];
  readonly means: number[][];
  readonly covariances: number[];
  readonly firstResponsibilities: number[];
}

interface ReferenceSet {
  readonly rows: number[][];
  readonly labels: Record<string, number[]>;
  readonly cases: Case[];
}

/** Made by test/reference/gaussian_mixture.py. */
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/gaussian_mixture.json'), 'utf8'),
) as Record<'iris' | 'oldFaithful', ReferenceSet>;

const iris = matrixFromRows(reference.iris.rows);
const oldFaithful = matrixFromRows(reference.oldFaithful.rows);

/** A fit with its components in the order of the labels it starts from, as scikit-learn leaves them. */
function fitFromLabels(
  { rows, labels }: ReferenceSet,
  { covarianceType, nComponents, maxIter, tol }: Case,
): GaussianMixtureFit {
  const x = matrixFromRows(rows);
  const settings = resolveGaussianMixtureOptions({ covarianceType, nComponents, maxIter, tol });
  const start = startFromLabels(x, null, Int32Array.from(labels[nComponents]), settings);
  const ascent = ascend(emSteps(start, settings), (densities) => sumMixture(x, null, densities));
  return finish(settings, ascent, assignComponents(ascent.model, x), null);
}

describe.each(Object.entries(reference))('the same ascent as scikit-learn on %s', (_, set) => {
  it.each(set.cases)(
    '$covarianceType, $nComponents components, at most $maxIter iterations',
    (expected) => {
      const fit = fitFromLabels(set, expected);
      expect(fit.nIter).toBe(expected.nIter);
      expect(fit.converged).toBe(expected.converged);
      expect(fit.lowerBound).toBeCloseTo(expected.score, 8);
      expect(fit.bic / expected.bic).toBeCloseTo(1, 9);
      expect(fit.aic / expected.aic).toBeCloseTo(1, 9);
      expectClose(fit.weights, expected.weights);
      expectClose(fit.means.data, expected.means.flat());
      expectClose(fit.covariances, expected.covariances);
      expectClose(
        fit.responsibilities.data.subarray(0, expected.nComponents),
        expected.firstResponsibilities,
      );
    },
  );
});

describe('published values', () => {
  it('iris, full, 2 components: BIC -574.02 (mclust, which counts the other way)', () => {
    const { bic } = gaussianMixture(iris, { nComponents: 2 });
    expect(-bic).toBeGreaterThan(-574.12);
    expect(-bic).toBeLessThan(-573.92);
  });

  it('Old Faithful, tied, 3 components: BIC -2314.316 (mclust)', () => {
    const { bic } = gaussianMixture(oldFaithful, {
      nComponents: 3,
      covarianceType: 'tied',
      tol: 1e-6,
    });
    expect(-bic).toBeGreaterThan(-2314.32);
    expect(-bic).toBeLessThan(-2314.2);
  });

  it('restarts restart: one alone misses that solution, five do not', () => {
    const options = { nComponents: 3, covarianceType: 'tied', tol: 1e-6, maxIter: 25 } as const;
    const one = gaussianMixture(oldFaithful, { ...options, nInit: 1 });
    const five = gaussianMixture(oldFaithful, { ...options, nInit: 5 });
    expect(five.lowerBound).toBeGreaterThan(one.lowerBound + 0.01);
  });
});

function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6));
}
