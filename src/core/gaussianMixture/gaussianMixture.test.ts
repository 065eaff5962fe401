import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeans } from '../kmeans/index.ts';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { assignComponents } from './assign.ts';
import { sumMixture } from './block.ts';
import { ascend, emSteps } from './expectationMaximisation.ts';
import { gaussianMixture, gaussianMixtureOn } from './gaussianMixture.ts';
import { covarianceTypes, resolveGaussianMixtureOptions } from './options.ts';
import { nearSingularComponents } from './nearSingular.ts';
import { reorderComponents } from './reorder.ts';
import { startFromLabels, sumParts } from './start.ts';

/** `nGroups` round groups of unlike size, `apart` standard deviations from each other on average. */
function groups(
  nSamples: number,
  nFeatures: number,
  nGroups: number,
  apart: number,
  seed = 1,
): Matrix {
  const random = createRandom(seed);
  const centres = Float64Array.from(
    { length: nGroups * nFeatures },
    () => apart * random.nextGaussian(),
  );
  const data = new Float64Array(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const group = Math.min(random.nextInt(nGroups), random.nextInt(nGroups));
    for (let f = 0; f < nFeatures; f++) {
      data[i * nFeatures + f] = centres[group * nFeatures + f] + random.nextGaussian();
    }
  }
  return { data, nSamples, nFeatures };
}

const overlapping = groups(300, 3, 4, 1.5);
const anyType = fc.constantFrom(...covarianceTypes);
const anyRows = fc
  .record({
    nSamples: fc.integer({ min: 30, max: 120 }),
    nFeatures: fc.integer({ min: 1, max: 5 }),
    nGroups: fc.integer({ min: 1, max: 4 }),
    apart: fc.constantFrom(0, 2, 10),
    seed: fc.nat(),
  })
  .map(({ nSamples, nFeatures, nGroups, apart, seed }) =>
    groups(nSamples, nFeatures, nGroups, apart, seed),
  );

describe('gaussianMixture', () => {
  it('finds groups that lie far apart', () => {
    const x = matrixFromRows([[0], [1], [2], [100], [102], [104], [106]]);
    const fit = gaussianMixture(x, { nComponents: 2, regCovar: 0 });
    expect([...fit.labels]).toEqual([1, 1, 1, 0, 0, 0, 0]);
    expect([...fit.clusterSizes]).toEqual([4, 3]);
    expect(fit.means.data[0]).toBeCloseTo(103, 10);
    expect(fit.covariances[0]).toBeCloseTo(5, 10);
    expect(fit.means.data[1]).toBeCloseTo(1, 10);
    expect(fit.covariances[1]).toBeCloseTo(2 / 3, 10);
    expect(fit.weights[0]).toBeCloseTo(4 / 7, 12);
  });

  it('assigns the fitted rows as it says, with probabilities that sum to 1, largest component first', () => {
    fc.assert(
      fc.property(anyRows, anyType, (x, covarianceType) => {
        const fit = gaussianMixture(x, { nComponents: 3, covarianceType, nInit: 2 });
        expect(assignComponents(fit, x)).toEqual({
          labels: fit.labels,
          responsibilities: fit.responsibilities,
          logLikelihoods: fit.logLikelihoods,
        });
        for (let i = 0; i < x.nSamples; i++) {
          const shares = fit.responsibilities.data.subarray(i * 3, i * 3 + 3);
          expect(shares[0] + shares[1] + shares[2]).toBeCloseTo(1, 12);
        }
        expect([...fit.weights]).toEqual([...fit.weights].toSorted((a, b) => b - a));
        expect(fit.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(fit.clusterSizes.reduce((sum, size) => sum + size, 0)).toBe(x.nSamples);
        expect(fit.objective).toBe(-fit.lowerBound);
      }),
      { numRuns: 60 },
    );
  });

  it('never loses likelihood from one step to the next, unless a component collapses', () => {
    let checked = 0;
    fc.assert(
      fc.property(anyRows, anyType, (x, covarianceType) => {
        const options = { nComponents: 3, covarianceType, tol: 0, maxIter: 30, regCovar: 1e-12 };
        const settings = resolveGaussianMixtureOptions(options);
        const { labels } = kMeans(x, { nClusters: 3, nInit: 1, refine: false });
        const seen: number[] = [];
        const { model } = ascend(
          emSteps(startFromLabels(x, null, labels, settings), settings),
          (densities) => {
            const sums = sumMixture(x, null, densities);
            seen.push(sums.logLikelihood[0] / x.nSamples);
            return sums;
          },
        );
        fc.pre(nearSingularComponents(model, options.regCovar).length === 0);
        checked++;
        seen.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(seen[i] - 1e-9));
      }),
      { numRuns: 60 },
    );
    expect(checked).toBe(60);
  });

  it('follows the data when they are moved and stretched', () => {
    const moved = { ...overlapping, data: overlapping.data.map((value) => 1e4 + 8 * value) };
    const options = { nComponents: 3, regCovar: 0, tol: 1e-5 };
    const before = gaussianMixture(overlapping, options);
    const after = gaussianMixture(moved, options);
    expect(after.labels).toEqual(before.labels);
    expect(after.lowerBound).toBeCloseTo(before.lowerBound - 3 * Math.log(8), 6);
  });

  it('leaves the rows as they were', () => {
    const x = { ...overlapping, data: overlapping.data.slice() };
    gaussianMixture(x, { nComponents: 2 });
    expect(x).toEqual(overlapping);
  });

  it('gives the same with its heavy parts elsewhere', async () => {
    const options = { nComponents: 4, nInit: 2 };
    const elsewhere = await gaussianMixtureOn(
      {
        startLabels: async (start) => kMeans(overlapping, start).labels,
        parts: async (labels, wanted) => sumParts(overlapping, null, labels, wanted),
        pass: async (densities) => sumMixture(overlapping, null, densities),
        assign: async (model) => assignComponents(model, overlapping),
      },
      overlapping,
      options,
    );
    expect(elsewhere).toEqual(gaussianMixture(overlapping, options));
  });
});

describe('weights', () => {
  const someRows = takeRows(
    overlapping,
    Int32Array.from({ length: 60 }, (_, i) => i),
  );
  const weights = Float64Array.from({ length: 60 }, (_, i) => 1 + (i % 3));

  it.each(covarianceTypes)('count as repeated rows (%s)', (covarianceType) => {
    const settings = resolveGaussianMixtureOptions({ nComponents: 2, covarianceType, tol: 1e-6 });
    const places = [...weights.keys()].flatMap((row) => Array<number>(weights[row]).fill(row));
    const repeated = takeRows(someRows, Int32Array.from(places));
    const { labels } = kMeans(someRows, { nClusters: 2, refine: false });
    const weighted = ascend(
      emSteps(startFromLabels(someRows, weights, labels, settings), settings),
      (densities) => sumMixture(someRows, weights, densities),
    );
    const labelsOfRepeated = Int32Array.from(places, (row) => labels[row]);
    const plain = ascend(
      emSteps(startFromLabels(repeated, null, labelsOfRepeated, settings), settings),
      (densities) => sumMixture(repeated, null, densities),
    );
    expect(weighted.nIter).toBe(plain.nIter);
    expect(weighted.lowerBound).toBeCloseTo(plain.lowerBound, 9);
    weighted.model.covariances.forEach((value, i) =>
      expect(value).toBeCloseTo(plain.model.covariances[i], 7),
    );
  });

  it('of 0 leave a row out of the fit, yet it is assigned', () => {
    const kept = Int32Array.from({ length: 50 }, (_, i) => i);
    const firstOnly = Float64Array.from({ length: 60 }, (_, i) => (i < 50 ? 1 : 0));
    const fit = gaussianMixture(someRows, { nComponents: 2 }, firstOnly);
    const without = gaussianMixture(takeRows(someRows, kept), { nComponents: 2 });
    expect(fit.lowerBound).toBeCloseTo(without.lowerBound, 10);
    expect(fit.bic).toBeCloseTo(without.bic, 7);
    expect(fit.labels).toHaveLength(60);
  });
});

describe('each option', () => {
  it('covarianceType decides the shape', () => {
    const lengths = covarianceTypes.map(
      (covarianceType) =>
        gaussianMixture(overlapping, { nComponents: 2, covarianceType }).covariances.length,
    );
    expect(lengths).toEqual([18, 9, 6, 2]);
  });

  it('maxIter stops, and the fit says so', () => {
    const fit = gaussianMixture(overlapping, { nComponents: 4, maxIter: 2, tol: 0 });
    expect([fit.nIter, fit.converged]).toEqual([2, false]);
    expect(fit.warnings[0]).toContain('did not settle within 2 iterations');
  });

  it('tol makes it stop sooner', () => {
    const loose = gaussianMixture(overlapping, { nComponents: 3, nInit: 1, tol: 1 });
    const tight = gaussianMixture(overlapping, { nComponents: 3, nInit: 1, tol: 1e-6 });
    expect(loose.nIter).toBe(2);
    expect(tight.nIter).toBeGreaterThan(5);
    expect(tight.lowerBound).toBeGreaterThan(loose.lowerBound);
  });

  it.each(covarianceTypes)('regCovar is added to the variances (%s)', (covarianceType) => {
    const with1 = gaussianMixture(overlapping, { nComponents: 1, covarianceType, regCovar: 1 });
    const with0 = gaussianMixture(overlapping, { nComponents: 1, covarianceType, regCovar: 0 });
    expect(with1.covariances[0] - with0.covariances[0]).toBeCloseTo(1, 10);
    expect(with1.regCovar).toBe(1);
  });

  it('seed decides the starts, and the same one gives the same', () => {
    const fits = [1, 1, 2, 3, 4, 5].map((seed) =>
      gaussianMixture(overlapping, { nComponents: 4, nInit: 1, maxIter: 1, seed }),
    );
    expect(fits[0]).toEqual(fits[1]);
    expect(new Set(fits.map(({ lowerBound }) => lowerBound)).size).toBeGreaterThan(1);
  });
});

describe('what it refuses', () => {
  it.each([
    [{ nComponents: 0 }, /nComponents is 0/],
    [{ nComponents: 2, nInit: 0 }, /nInit is 0/],
    [{ nComponents: 2, tol: -1 }, /tol is -1/],
    [{ nComponents: 2, regCovar: Number.NaN }, /regCovar is NaN/],
    [{ nComponents: 301 }, /only 300 different rows for 301 clusters/],
  ])('%o', (options, message) => {
    expect(() => gaussianMixture(overlapping, options)).toThrow(message);
  });

  it('a covariance type that there is not', () => {
    const options = JSON.parse('{"nComponents":2,"covarianceType":"round"}');
    expect(() => gaussianMixture(overlapping, options)).toThrow(
      /covarianceType is round; it must be one of full, tied, diag, spherical/,
    );
  });

  it('missing and infinite values, by their place', () => {
    const x = matrixFromRows([
      [1, 2],
      [3, Number.NaN],
    ]);
    expect(() => gaussianMixture(x, { nComponents: 1 })).toThrow(/row 1, column 1 holds NaN/);
    const fit = gaussianMixture(overlapping, { nComponents: 1 });
    expect(() => assignComponents(fit, matrixFromRows([[1, 2, Infinity]]))).toThrow(
      /row 0, column 2/,
    );
    expect(() => assignComponents(fit, x)).toThrow(/row 1, column 1/);
    expect(() => assignComponents(fit, matrixFromRows([[1]]))).toThrow(/1 features, the mixture 3/);
  });

  it('what leaves the range of numbers', () => {
    const x = matrixFromRows([[1e149], [-1e149], [0], [1]]);
    const weights = new Float64Array(4).fill(1e150);
    expect(() => gaussianMixture(x, { nComponents: 1 }, weights)).toThrow(/scale the columns/);
  });
});

describe('reorderComponents', () => {
  it('renumbers everything that has an order', () => {
    const fit = gaussianMixture(overlapping, { nComponents: 3 });
    const turned = reorderComponents(fit, [2, 0, 1]);
    expect(turned.weights[0]).toBe(fit.weights[2]);
    expect(turned.clusterSizes[1]).toBe(fit.clusterSizes[0]);
    const again = assignComponents(turned, overlapping);
    expect(turned.labels).toEqual(again.labels);
    turned.responsibilities.data.forEach((share, p) =>
      expect(share).toBeCloseTo(again.responsibilities.data[p], 12),
    );
    expect(reorderComponents(turned, [1, 2, 0])).toEqual(fit);
    expect(() => reorderComponents(fit, [0, 0, 1])).toThrow(/does not name each of the 3/);
  });
});
