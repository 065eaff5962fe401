import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../test/support/coreReference.ts';
import { iris } from '../../../test/support/iris.ts';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import {
  assign,
  kMeans,
  kMeansOptionSpecs,
  reorderClusters,
  resolveKMeansOptions,
} from './index.ts';

function gaussians(seed: number, nSamples: number, nFeatures: number, nGroups: number): Matrix {
  const random = createRandom(seed);
  const centres = Float64Array.from({ length: nGroups * nFeatures }, () => random.next() * 30);
  const data = new Float64Array(nSamples * nFeatures);
  for (let i = 0; i < nSamples; i++) {
    const group = random.nextInt(nGroups);
    for (let f = 0; f < nFeatures; f++) {
      data[i * nFeatures + f] = centres[group * nFeatures + f] + random.nextGaussian();
    }
  }
  return { data, nSamples, nFeatures };
}

/** Many groups: single restarts end in different places. */
const hard = gaussians(4, 400, 2, 15);

describe('iris', () => {
  it.each([
    [2, 152.347952],
    [3, 78.851441],
    [4, 57.228473],
    [5, 46.446182],
  ])('%i clusters: within-cluster sum of squares %d', (nClusters, published) => {
    const { inertia, clusterSizes } = kMeans(iris, { nClusters });
    expect(Math.abs(inertia - published)).toBeLessThan(1e-6);
    expect(inertia).toBeCloseTo(coreReference.iris.inertias[nClusters], 9);
    expect([...clusterSizes]).toEqual(coreReference.iris.sizes[nClusters]);
  });

  it('one cluster is the mean', () => {
    const { centroids, clusterSizes, converged } = kMeans(iris, { nClusters: 1 });
    expect(centroids.data[0]).toBeCloseTo(5.843333, 6);
    expect([...clusterSizes, converged]).toEqual([150, true]);
  });

  it('weights, against scikit-learn', () => {
    const weights = Float64Array.from({ length: 150 }, (_, i) => (i % 4) + 0.5);
    const { inertia } = kMeans(iris, { nClusters: 3 }, weights);
    expect(inertia).toBeCloseTo(coreReference.iris.weightedInertia, 9);
  });
});

describe('a fit', () => {
  const shapes = fc.record({
    seed: fc.nat(),
    nSamples: fc.integer({ min: 12, max: 60 }),
    nFeatures: fc.integer({ min: 1, max: 5 }),
    nClusters: fc.integer({ min: 1, max: 6 }),
    refine: fc.boolean(),
  });

  it('agrees with itself (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters, refine }) => {
        const x = gaussians(seed, nSamples, nFeatures, 4);
        const fit = kMeans(x, { nClusters, nInit: 2, refine });
        const { labels, distances } = assign(fit.centroids, x);
        expect(fit.labels).toEqual(labels);
        expect(fit.distances).toEqual(distances);
        expect(fit.objective).toBe(fit.inertia);
        const squares = distances.reduce((sum, distance) => sum + distance ** 2, 0);
        expect(fit.inertia).toBeCloseTo(squares, 8);
        const counts = Array.from(
          fit.clusterSizes,
          (_, j) => labels.filter((label) => label === j).length,
        );
        expect([...fit.clusterSizes]).toEqual(counts);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        expect(fit.warnings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the features, and moves with the data (law)', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const x = gaussians(seed, 40, 3, 3);
        const moved = { ...x, data: x.data.map((value) => value * 4 + 64) };
        const fit = kMeans(x, { nClusters: 3, nInit: 3 });
        const movedFit = kMeans(moved, { nClusters: 3, nInit: 3 });
        expect(movedFit.inertia / fit.inertia).toBeCloseTo(16, 6);
        expect(movedFit.labels).toEqual(fit.labels);
      }),
      { numRuns: 30 },
    );
  });

  it('lowers the inertia with every cluster more', () => {
    const inertias = [1, 2, 4, 8, 16, 32].map((nClusters) => kMeans(hard, { nClusters }).inertia);
    expect(inertias).toEqual(inertias.toSorted((a, b) => b - a));
  });

  it('finds planted groups', () => {
    const { inertia } = kMeans(hard, { nClusters: 15 });
    expect(inertia / (hard.nSamples * hard.nFeatures)).toBeLessThan(1.1);
  });

  it('puts each of as many rows as clusters in its own', () => {
    const x = matrixFromRows([[0], [5], [7], [7.5], [100]]);
    const { inertia, clusterSizes } = kMeans(x, { nClusters: 5 });
    expect(inertia).toBe(0);
    expect([...clusterSizes]).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('options', () => {
  const plain = { nClusters: 15, refine: false } as const;
  const once = { ...plain, nInit: 1 } as const;

  it('seed: the same gives the same, another another', () => {
    expect(kMeans(hard, { ...once, seed: 1 })).toEqual(kMeans(hard, { ...once, seed: 1 }));
    const inertias = [1, 2, 3, 4, 5].map((seed) => kMeans(hard, { ...once, seed }).inertia);
    expect(new Set(inertias).size).toBeGreaterThan(1);
  });

  it('nInit: keeps the best of restarts that differ', () => {
    const inertias = [1, 2, 4, 8, 16].map((nInit) => kMeans(hard, { ...plain, nInit }).inertia);
    expect(inertias).toEqual(inertias.toSorted((a, b) => b - a));
    expect(inertias[4]).toBeLessThan(inertias[0]);
  });

  it('maxIter: stops there, and says so', () => {
    const fit = kMeans(hard, { ...once, maxIter: 2 });
    expect([fit.nIter, fit.converged]).toEqual([2, false]);
    expect(fit.warnings[0]).toContain('did not settle within 2 iterations');
    expect(kMeans(hard, once).nIter).toBeGreaterThan(2);
  });

  it('tol: stops earlier where more movement is allowed', () => {
    const exact = kMeans(hard, { ...once, tol: 0 });
    const rough = kMeans(hard, { ...once, tol: 1 });
    expect(rough.converged).toBe(true);
    expect(rough.nIter).toBeLessThan(exact.nIter);
    expect(rough.inertia).toBeGreaterThan(exact.inertia);
  });

  it('refine: improves the best restart, and never raises the inertia', () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const without = seeds.map((seed) => kMeans(hard, { ...once, seed }).inertia);
    const refined = seeds.map((seed) => kMeans(hard, { ...once, refine: true, seed }).inertia);
    refined.forEach((inertia, i) => expect(inertia).toBeLessThanOrEqual(without[i] * (1 + 1e-12)));
    expect(Math.max(...refined)).toBeLessThan(Math.max(...without) * 0.9);
  });

  it.each([
    [{ nClusters: 0 }, 'nClusters is 0; it must be a whole number from 1 to'],
    [{ nClusters: 2.5 }, 'nClusters is 2.5'],
    [{ nClusters: 2, nInit: 0 }, 'nInit is 0'],
    [{ nClusters: 2, maxIter: 0 }, 'maxIter is 0'],
    [{ nClusters: 2, tol: -1 }, 'tol is -1; it must be a number from 0'],
    [{ nClusters: 2, tol: NaN }, 'tol is NaN'],
    [{ nClusters: 2, seed: -1 }, 'seed is -1'],
  ])('refuses %j', (options, sentence) => {
    expect(() => kMeans(iris, options)).toThrow(sentence);
  });

  it('refuses wrong types and names that are no options', () => {
    const wrong = (options: unknown): (() => unknown) => {
      return () => resolveKMeansOptions(options as { nClusters: number });
    };
    expect(wrong({})).toThrow('nClusters is undefined; it must be a whole number');
    expect(wrong({ nClusters: '3' })).toThrow(TypeError);
    expect(wrong({ nClusters: 3, refine: 'yes' })).toThrow(
      'refine is yes; it must be true or false',
    );
    expect(wrong({ nClusters: 3, ninit: 4 })).toThrow(
      'ninit is no option; there are nClusters, nInit',
    );
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveKMeansOptions({ nClusters: 3 })).toEqual({
      nClusters: 3,
      nInit: kMeansOptionSpecs.nInit.default,
      maxIter: 300,
      tol: 1e-4,
      refine: true,
      seed: 42,
    });
    expect(resolveKMeansOptions({ nClusters: 3, tol: 0, seed: 0 })).toMatchObject({
      tol: 0,
      seed: 0,
    });
  });
});

describe('sampleWeight', () => {
  const x = gaussians(9, 60, 2, 4);
  const weights = Float64Array.from({ length: 60 }, (_, i) => i % 3);

  it('counts a row as often as it says', () => {
    const repeated = takeRows(
      x,
      Int32Array.from([...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i))),
    );
    const { inertia, centroids } = kMeans(x, { nClusters: 4 }, weights);
    const expected = kMeans(repeated, { nClusters: 4 });
    expect(inertia).toBeCloseTo(expected.inertia, 8);
    expect(centroids.data.toSorted()[0]).toBeCloseTo(expected.centroids.data.toSorted()[0], 8);
  });

  it('assigns rows of weight 0 without letting them pull', () => {
    const far = { ...x, data: x.data.slice() };
    far.data[0] = 1e6;
    const fit = kMeans(far, { nClusters: 4 }, weights);
    expect(fit.labels).toHaveLength(60);
    expect(Math.max(...fit.centroids.data)).toBeLessThan(100);
  });

  it.each([
    [Float64Array.of(1, 2), 'sampleWeight has 2 values for 60 rows'],
    [weights.map((weight, i) => (i === 7 ? -1 : weight)), 'sampleWeight of row 7 is -1'],
    [weights.map((weight, i) => (i === 7 ? NaN : weight)), 'sampleWeight of row 7 is NaN'],
    [new Float64Array(60), 'sampleWeight is 0 for every row'],
  ])('refuses weights that are none', (wrong, sentence) => {
    expect(() => kMeans(x, { nClusters: 2 }, wrong)).toThrow(sentence);
  });
});

describe('data that cannot be used', () => {
  it('fewer different rows than clusters, with both numbers', () => {
    const x = matrixFromRows([
      [1, 0],
      [1, -0],
      [2, 5],
      [2, 5],
    ]);
    expect(() => kMeans(x, { nClusters: 3 })).toThrow(
      'there are only 2 different rows for 3 clusters; ask for at most 2',
    );
    expect([...kMeans(x, { nClusters: 2 }).clusterSizes]).toEqual([2, 2]);
    const weights = Float64Array.of(1, 1, 0, 0);
    expect(() => kMeans(x, { nClusters: 2 }, weights)).toThrow('only 1 different rows');
  });

  it.each([
    [NaN, 'row 1, column 2 holds NaN; replace or drop'],
    [-Infinity, 'row 1, column 2 holds -Infinity'],
    [1e200, 'row 1, column 2 holds 1e+200; scale the column'],
  ])('%d, by row and column', (value, sentence) => {
    const x = matrixFromRows([
      [1, 2, 3],
      [4, 5, value],
      [7, 8, 9],
    ]);
    expect(() => kMeans(x, { nClusters: 2 })).toThrow(sentence);
  });

  it('no rows, no columns, and a shape that lies', () => {
    const data = new Float64Array(6);
    expect(() => kMeans({ data, nSamples: 0, nFeatures: 3 }, { nClusters: 1 })).toThrow('0 rows');
    expect(() => kMeans({ data, nSamples: 2, nFeatures: 0 }, { nClusters: 1 })).toThrow(
      '0 columns',
    );
    expect(() => kMeans({ data, nSamples: 2, nFeatures: 2 }, { nClusters: 1 })).toThrow(
      'not 2 x 2',
    );
  });
});

describe('assign', () => {
  it('gives the Euclidean distance (by hand), and the lexicographically first of equals', () => {
    const centroids = matrixFromRows([
      [6, 0],
      [0, 0],
    ]);
    const { labels, distances } = assign(
      centroids,
      matrixFromRows([
        [3, 4],
        [6, 1],
      ]),
    );
    expect([...labels]).toEqual([1, 0]);
    expect([...distances]).toEqual([5, 1]);
  });

  it('refuses rows of another shape', () => {
    expect(() => assign(matrixFromRows([[1, 2]]), iris)).toThrow('the rows have 4 features');
  });
});

describe('reorderClusters', () => {
  const fit = kMeans(hard, { nClusters: 5 });

  it('keeps labels equal to assign, ties included (law)', () => {
    const grid = matrixFromRows([
      [0, 0],
      [0, 2],
      [2, 0],
      [2, 2],
      [1, 1],
      [1, 0],
      [0, 1],
    ]);
    const small = kMeans(grid, { nClusters: 4 });
    for (const [x, found] of [
      [hard, fit],
      [grid, small],
    ] as const) {
      const order = Array.from({ length: found.nClusters }, (_, j) => j);
      fc.assert(
        fc.property(fc.shuffledSubarray(order, { minLength: order.length }), (shuffled) => {
          const reordered = reorderClusters(found, shuffled);
          expect(reordered.labels).toEqual(assign(reordered.centroids, x).labels);
          expect([...reordered.clusterSizes]).toEqual(shuffled.map((j) => found.clusterSizes[j]));
          expect(reordered.inertia).toBe(found.inertia);
        }),
      );
    }
  });

  it.each([[[0, 1, 2]], [[0, 1, 2, 3, 3]], [[0, 1, 2, 3, 9]]])('refuses the order %j', (order) => {
    expect(() => reorderClusters(fit, order)).toThrow('does not name each of the 5 clusters once');
  });
});
