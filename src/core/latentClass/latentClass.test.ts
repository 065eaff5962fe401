import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeCategories } from '../categories.ts';
import { coded, groupedCategories } from './categories.fixture.ts';
import { ascendClasses } from './expectationMaximisation.ts';
import { assignClasses, latentClass, reorderClasses } from './index.ts';
import { latentClassOptionSpecs, resolveLatentClassOptions } from './options.ts';
import { countPatterns } from './patterns.ts';
import { startClasses } from './start.ts';

const some = groupedCategories(2, 300, 4);

describe('latentClass', () => {
  it('with one class gives the frequencies, missing values left out (by hand)', () => {
    const rows = coded(
      [
        [0, 0],
        [0, 1],
        [1, 2],
        [1, -1],
        [-1, 2],
      ],
      [2, 3],
    );
    const fit = latentClass(rows, { nComponents: 1, smoothing: 0 });
    expect([...fit.weights]).toEqual([1]);
    [0.5, 0.5, 0.25, 0.25, 0.5].forEach((share, cell) =>
      expect(fit.probabilities.data[cell]).toBeCloseTo(share, 12),
    );
    const logLikelihood = 4 * Math.log(0.5) + 2 * Math.log(0.25) + 2 * Math.log(0.5);
    expect(fit.lowerBound).toBeCloseTo(logLikelihood / 5, 12);
    expect(fit.logLikelihoods[3]).toBeCloseTo(Math.log(0.5), 12);
    expect(fit.nParameters).toBe(3);
    expect(fit.bic).toBeCloseTo(3 * Math.log(5) - 2 * logLikelihood, 10);
    expect(fit.aic).toBeCloseTo(6 - 2 * logLikelihood, 10);
  });

  it('finds groups that share nothing', () => {
    const rows = coded(
      [...Array.from({ length: 3 }, () => [0, 0, 0]), [1, 1, 1], [1, 1, 1]],
      [2, 2, 2],
    );
    const fit = latentClass(rows, { nComponents: 2, smoothing: 0 });
    expect([...fit.labels]).toEqual([0, 0, 0, 1, 1]);
    expect([...fit.clusterSizes]).toEqual([3, 2]);
    expect(fit.weights[0]).toBeCloseTo(0.6, 5);
    expect(fit.lowerBound).toBeCloseTo(0.6 * Math.log(0.6) + 0.4 * Math.log(0.4), 5);
    expect(fit.nParameters).toBe(7);
    expect(fit.warnings).toEqual([]);
  });

  it('agrees with itself (law)', () => {
    const shapes = fc.record({
      seed: fc.nat(),
      nSamples: fc.integer({ min: 30, max: 100 }),
      nComponents: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nComponents }) => {
        const rows = groupedCategories(seed, nSamples);
        const fit = latentClass(rows, { nComponents, nInit: 2, tol: 1e-4 });
        const { labels, responsibilities, logLikelihoods } = fit;
        expect(assignClasses(fit, rows)).toEqual({ labels, responsibilities, logLikelihoods });
        for (let i = 0; i < nSamples; i++) {
          const shares = responsibilities.data.subarray(i * nComponents, (i + 1) * nComponents);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          expect(shares[labels[i]]).toBe(Math.max(...shares));
        }
        const sum = logLikelihoods.reduce((total, log) => total + log, 0);
        expect(fit.lowerBound).toBeCloseTo(sum / nSamples, 10);
        expect(fit.objective).toBe(-fit.lowerBound);
        expect([...fit.weights]).toEqual([...fit.weights].toSorted((a, b) => b - a));
        expect(fit.clusterSizes.reduce((total, size) => total + size, 0)).toBe(nSamples);
      }),
      { numRuns: 40 },
    );
  });

  it('never loses likelihood from one step to the next without smoothing (law)', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const patterns = countPatterns(groupedCategories(seed, 80), 3);
        const settings = resolveLatentClassOptions({ nComponents: 3, smoothing: 0, tol: 0 });
        const start = startClasses(patterns, settings, 0);
        const bounds = Array.from(
          { length: 12 },
          (_, i) => ascendClasses(patterns, start, { ...settings, maxIter: i + 1 }).lowerBound,
        );
        bounds.slice(1).forEach((bound, i) => expect(bound).toBeGreaterThan(bounds[i] - 1e-12));
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the rows (law)', () => {
    const order = Array.from({ length: 60 }, (_, i) => i);
    const rows = groupedCategories(5, 60);
    const fit = latentClass(rows, { nComponents: 3, nInit: 2 });
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: 60 }), (shuffled) => {
        const moved = latentClass(takeCategories(rows, Int32Array.from(shuffled)), {
          nComponents: 3,
          nInit: 2,
        });
        expect(moved.probabilities).toEqual(fit.probabilities);
        expect([...moved.labels]).toEqual(shuffled.map((row) => fit.labels[row]));
      }),
      { numRuns: 10 },
    );
  });

  it('leaves the rows as they were', () => {
    const before = structuredClone(some);
    latentClass(some, { nComponents: 2 });
    expect(some).toEqual(before);
  });

  it('says when the columns cannot tell so many classes apart', () => {
    const rows = coded(
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
        [1, 1],
      ],
      [2, 2],
    );
    expect(latentClass(rows, { nComponents: 2 }).warnings).toContain(
      '2 classes have 5 free parameters, but the columns allow only 4 different rows: other classes would fit as well; ask for fewer.',
    );
  });

  it('counts no parameter for a category that no row has', () => {
    const rows = coded([[0], [1], [1]], [5]);
    expect(latentClass(rows, { nComponents: 1 }).nParameters).toBe(1);
  });

  it('takes a column whose values are all missing', () => {
    const rows = coded(
      [
        [0, -1],
        [1, -1],
      ],
      [2, 2],
    );
    const fit = latentClass(rows, { nComponents: 1, smoothing: 0 });
    expect([...fit.probabilities.data]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(fit.nParameters).toBe(1);
  });
});

describe('options', () => {
  const once = { nComponents: 4, nInit: 1 } as const;

  it('seed: the same gives the same, another another', () => {
    const bounds = [1, 2, 3].map((seed) => latentClass(some, { ...once, seed }).lowerBound);
    expect(new Set(bounds).size).toBeGreaterThan(1);
    expect(latentClass(some, { ...once, seed: 1 })).toEqual(
      latentClass(some, { ...once, seed: 1 }),
    );
  });

  it('nInit: keeps the best of restarts that differ', () => {
    const bounds = [1, 2, 4, 8, 16].map(
      (nInit) => latentClass(some, { nComponents: 4, nInit, tol: 1e-5 }).lowerBound,
    );
    bounds.slice(1).forEach((bound, i) => expect(bound).toBeGreaterThan(bounds[i] - 1e-4));
    expect(bounds[4]).toBeGreaterThan(bounds[0] + 1e-3);
  });

  it('maxIter: stops there, and says so', () => {
    const fit = latentClass(some, { ...once, maxIter: 3 });
    expect([fit.nIter, fit.converged]).toEqual([3, false]);
    expect(fit.warnings[0]).toContain('did not settle within 3 iterations');
    expect(latentClass(some, once).converged).toBe(true);
  });

  it('tol: stops earlier where a larger change is allowed', () => {
    const rough = latentClass(some, { ...once, tol: 1e-2 });
    const fine = latentClass(some, { ...once, tol: 1e-9 });
    expect(rough.nIter).toBeLessThan(fine.nIter);
    expect(rough.lowerBound).toBeLessThan(fine.lowerBound);
  });

  it('smoothing: rows added to every category (by hand)', () => {
    const rows = coded([[0], [0], [1]], [2]);
    const { probabilities } = latentClass(rows, { nComponents: 1, smoothing: 0.5 });
    expect(probabilities.data[0]).toBeCloseTo(2.5 / 4, 12);
    expect(latentClass(rows, { nComponents: 1, smoothing: 0 }).probabilities.data[0]).toBeCloseTo(
      2 / 3,
      12,
    );
  });

  it.each([
    [{ nComponents: 0 }, 'nComponents is 0; it must be a whole number from 1 to'],
    [{ nComponents: 2, nInit: 0 }, 'nInit is 0'],
    [{ nComponents: 2, maxIter: 0 }, 'maxIter is 0'],
    [{ nComponents: 2, tol: -1 }, 'tol is -1'],
    [{ nComponents: 2, smoothing: -0.1 }, 'smoothing is -0.1; it must be a number from 0'],
    [{ nComponents: 2, seed: 0.5 }, 'seed is 0.5'],
  ])('refuses %j', (options, sentence) => {
    expect(() => latentClass(some, options)).toThrow(sentence);
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveLatentClassOptions({ nComponents: 3 })).toEqual({
      nComponents: 3,
      nInit: latentClassOptionSpecs.nInit.default,
      maxIter: 2000,
      tol: 1e-7,
      smoothing: 0.01,
      seed: 42,
    });
  });
});

describe('sampleWeight', () => {
  const rows = groupedCategories(6, 60);
  const weights = Float64Array.from({ length: 60 }, (_, i) => i % 3);

  it('counts a row as often as it says, to the last bit', () => {
    const repeated = takeCategories(
      rows,
      Int32Array.from([...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i))),
    );
    const fit = latentClass(rows, { nComponents: 3 }, weights);
    const expected = latentClass(repeated, { nComponents: 3 });
    expect(fit.probabilities).toEqual(expected.probabilities);
    expect(fit.weights).toEqual(expected.weights);
    expect(fit.bic).toBeCloseTo(expected.bic, 9);
    expect(fit.icl).toBeCloseTo(expected.icl, 9);
    expect(fit.labels).toHaveLength(60);
  });

  it('refuses weights that are none', () => {
    expect(() => latentClass(rows, { nComponents: 2 }, new Float64Array(60))).toThrow(
      'sampleWeight is 0 for every row',
    );
  });
});

describe('assignClasses', () => {
  const model = {
    weights: Float64Array.of(0.6, 0.4),
    probabilities: {
      data: Float64Array.of(1, 0, 0.5, 0.5, 0, 1, 0.2, 0.8),
      nSamples: 2,
      nFeatures: 4,
    },
    nCategories: Int32Array.of(2, 2),
  };

  it('weighs the classes (by hand)', () => {
    const rows = coded(
      [
        [0, 0],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ],
      [2, 2],
    );
    const { labels, responsibilities, logLikelihoods } = assignClasses(model, rows);
    expect([...labels]).toEqual([0, 1, 1, 0]);
    [1, 0, 0, 1, 0.3 / 0.62, 0.32 / 0.62, 0.6, 0.4].forEach((share, p) =>
      expect(responsibilities.data[p]).toBeCloseTo(share, 12),
    );
    expect(logLikelihoods[2]).toBeCloseTo(Math.log(0.62), 12);
  });

  it('learns nothing from a category that the fit did not know', () => {
    const { responsibilities } = assignClasses(model, coded([[2, 9]], [3, 10]));
    expect([...responsibilities.data].map((share) => share.toFixed(6))).toEqual([
      '0.600000',
      '0.400000',
    ]);
  });

  it('gives the shares of the classes to a row that all of them hold impossible', () => {
    const never = {
      ...model,
      probabilities: { ...model.probabilities, data: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0) },
    };
    const { labels, responsibilities, logLikelihoods } = assignClasses(
      never,
      coded([[1, 1]], [2, 2]),
    );
    expect([...labels, ...responsibilities.data, ...logLikelihoods]).toEqual([
      0,
      0.6,
      0.4,
      -Infinity,
    ]);
  });

  it('refuses rows of another shape', () => {
    expect(() => assignClasses(model, some)).toThrow('the rows have 5 columns, the classes 2');
  });
});

describe('reorderClasses', () => {
  const fit = latentClass(some, { nComponents: 4 });

  it('keeps labels and responsibilities equal to assign (law)', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const reordered = reorderClasses(fit, order);
        const { labels, responsibilities } = assignClasses(reordered, some);
        expect(reordered.labels).toEqual(labels);
        responsibilities.data.forEach((share, p) =>
          expect(reordered.responsibilities.data[p]).toBeCloseTo(share, 12),
        );
        expect([...reordered.clusterSizes]).toEqual(order.map((k) => fit.clusterSizes[k]));
      }),
      { numRuns: 24 },
    );
  });

  it('refuses an order that names a class twice', () => {
    expect(() => reorderClasses(fit, [0, 1, 2, 2])).toThrow('each of the 4 classes once');
  });
});

describe('data that cannot be used', () => {
  it.each([
    ['a code too large', coded([[0], [2]], [2]), 'row 1, column 0 holds the code 2'],
    ['no rows', coded([], [2]), '0 rows and 1 columns'],
    ['no columns', coded([[], []], []), '2 rows and 0 columns'],
    ['codes that do not fit', { ...coded([[0], [1]], [2]), nSamples: 3 }, 'not 3 x 1'],
    ['equal rows', coded([[1], [1]], [2]), 'only 1 different rows for 2 classes'],
  ])('%s', (_, rows, sentence) => {
    expect(() => latentClass(rows, { nComponents: 2 })).toThrow(sentence);
  });
});
