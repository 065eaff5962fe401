import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeCategories } from '../categories.ts';
import { kMeans } from '../kmeans/index.ts';
import { takeRows } from '../matrix.ts';
import { adjustedRandIndex } from '../metrics/index.ts';
import { assignPrototypes, kPrototypes, reorderPrototypes, type MixedRows } from './index.ts';
import { mixed, mixedRows } from './mixedRows.fixture.ts';
import { kPrototypesInits, kPrototypesOptionSpecs, resolveKPrototypesOptions } from './options.ts';

const hard = mixedRows(3, 250, 9);

function take({ numbers, categories }: MixedRows, rows: readonly number[]): MixedRows {
  const places = Int32Array.from(rows);
  return { numbers: takeRows(numbers, places), categories: takeCategories(categories, places) };
}

describe('kPrototypes', () => {
  const small = mixed([[0], [1], [10], [11], [12]], [[0], [0], [1], [1], [0]], [2]);

  it('finds means, modes, sizes and cost (by hand)', () => {
    const fit = kPrototypes(small, { nClusters: 2, gamma: 1 });
    expect([...fit.labels]).toEqual([1, 1, 0, 0, 0]);
    expect([...fit.clusterSizes]).toEqual([3, 2]);
    expect([...fit.centroids.data]).toEqual([11, 0.5]);
    expect([...fit.modes]).toEqual([1, 0]);
    expect([...fit.dissimilarities]).toEqual([0.25, 0.25, 1, 0, 2]);
    expect([fit.cost, fit.objective, fit.converged]).toEqual([3.5, 3.5, true]);
    expect(fit.warnings).toEqual([]);
  });

  it('agrees with itself (law)', () => {
    const shapes = fc.record({
      seed: fc.nat(),
      nSamples: fc.integer({ min: 20, max: 80 }),
      nClusters: fc.integer({ min: 1, max: 6 }),
      init: fc.constantFrom(...kPrototypesInits),
    });
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nClusters, init }) => {
        const rows = mixedRows(seed, nSamples);
        const fit = kPrototypes(rows, { nClusters, init, nInit: 2 });
        const { labels, dissimilarities } = assignPrototypes(fit, rows);
        expect(fit.labels).toEqual(labels);
        expect(fit.dissimilarities).toEqual(dissimilarities);
        expect(fit.cost).toBeCloseTo(
          dissimilarities.reduce((sum, value) => sum + value, 0),
          8,
        );
        const counts = Array.from(
          fit.clusterSizes,
          (_, j) => labels.filter((label) => label === j).length,
        );
        expect([...fit.clusterSizes]).toEqual(counts);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('is k-means where there are no categories', () => {
    const none = { codes: new Int32Array(0), nSamples: 250, nCategories: new Int32Array(0) };
    const rows = { numbers: hard.numbers, categories: none };
    const { inertia } = kMeans(hard.numbers, { nClusters: 3 });
    for (const init of kPrototypesInits) {
      const { cost } = kPrototypes(rows, { nClusters: 3, init });
      expect(cost).toBeGreaterThan(inertia * (1 - 1e-12));
      expect(cost).toBeLessThan(inertia * 1.001);
    }
  });

  it('is k-modes where there are no numbers: the cost counts what differs', () => {
    const rows = mixed(
      [[], [], [], [], []],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      [2, 2, 2],
    );
    const fit = kPrototypes(rows, { nClusters: 2 });
    expect([...fit.labels]).toEqual([0, 0, 0, 1, 1]);
    expect([fit.cost, fit.gamma]).toEqual([1, 1]);
    expect([...fit.modes]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('leaves the rows as they were', () => {
    const before = structuredClone(hard);
    kPrototypes(hard, { nClusters: 3 });
    expect(hard).toEqual(before);
  });
});

describe('gamma', () => {
  it('is half the mean standard deviation (by hand)', () => {
    const rows = mixed(
      [
        [0, 0],
        [2, 4],
      ],
      [[0], [1]],
      [2],
    );
    expect(kPrototypes(rows, { nClusters: 1 }).gamma).toBe(0.75);
    const weights = Float64Array.of(3, 1);
    const repeated = kPrototypes(take(rows, [0, 0, 0, 1]), { nClusters: 1 });
    expect(kPrototypes(rows, { nClusters: 1 }, weights).gamma).toBeCloseTo(repeated.gamma, 12);
  });

  it('given, decides between numbers and categories', () => {
    const rows = mixed([[0], [0.1], [5], [5.1]], [[0], [1], [0], [1]], [2]);
    expect([...kPrototypes(rows, { nClusters: 2, gamma: 0 }).labels]).toEqual([0, 0, 1, 1]);
    expect([...kPrototypes(rows, { nClusters: 2, gamma: 1e4 }).labels]).toEqual([0, 1, 0, 1]);
    expect(kPrototypes(rows, { nClusters: 2, gamma: 0 }).gamma).toBe(0);
  });
});

describe('options', () => {
  const once = { nClusters: 9, nInit: 1 } as const;

  it('seed: the same gives the same, another another', () => {
    const costs = [1, 2, 3, 4].map(
      (seed) => kPrototypes(hard, { ...once, init: 'huang', seed }).cost,
    );
    expect(new Set(costs).size).toBeGreaterThan(1);
    expect(kPrototypes(hard, { ...once, seed: 1 })).toEqual(
      kPrototypes(hard, { ...once, seed: 1 }),
    );
  });

  it.each(['cao', 'huang'] as const)(
    'nInit: keeps the best of restarts that differ (%s)',
    (init) => {
      const costs = [1, 2, 4, 8, 16].map(
        (nInit) => kPrototypes(hard, { nClusters: 9, init, nInit }).cost,
      );
      expect(costs).toEqual(costs.toSorted((a, b) => b - a));
      expect(costs[4]).toBeLessThan(costs[0]);
    },
  );

  it('maxIter: stops there, and says so', () => {
    const fit = kPrototypes(hard, { ...once, maxIter: 2 });
    expect([fit.nIter, fit.converged]).toEqual([2, false]);
    expect(fit.warnings).toEqual([
      'K-prototypes with 9 clusters did not settle within 2 iterations; raise maxIter.',
    ]);
    expect(kPrototypes(hard, once).nIter).toBeGreaterThan(2);
  });

  it('init: another way to begin ends elsewhere', () => {
    const [cao, huang] = (['cao', 'huang'] as const).map(
      (init) => kPrototypes(hard, { ...once, init, maxIter: 1 }).cost,
    );
    expect(cao).not.toBe(huang);
    expect(kPrototypes(hard, { ...once, maxIter: 1 }).cost).toBe(cao);
  });

  it.each([
    [{ nClusters: 0 }, 'nClusters is 0; it must be a whole number from 1 to'],
    [{ nClusters: 2, nInit: 0 }, 'nInit is 0'],
    [{ nClusters: 2, maxIter: 0.5 }, 'maxIter is 0.5'],
    [{ nClusters: 2, seed: -1 }, 'seed is -1'],
    [{ nClusters: 2, gamma: -1 }, 'gamma is -1; it must be a number from 0'],
    [{ nClusters: 2, gamma: NaN }, 'gamma is NaN'],
    [
      { nClusters: 2, init: 'k-means++' as 'cao' },
      'init is k-means++; it must be one of cao, huang',
    ],
    [{ nClusters: 2, tol: 1 } as { nClusters: number }, 'tol is no option'],
  ])('refuses %j', (options, sentence) => {
    expect(() => kPrototypes(hard, options)).toThrow(sentence);
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveKPrototypesOptions({ nClusters: 3 })).toEqual({
      nClusters: 3,
      nInit: kPrototypesOptionSpecs.nInit.default,
      maxIter: 100,
      seed: 42,
      init: 'cao',
      gamma: undefined,
    });
  });
});

describe('sampleWeight', () => {
  const rows = mixedRows(8, 60);
  const weights = Float64Array.from({ length: 60 }, (_, i) => i % 3);

  it.each(['cao', 'huang'] as const)('counts a row as often as it says (%s)', (init) => {
    const repeated = take(
      rows,
      [...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i)),
    );
    const fit = kPrototypes(rows, { nClusters: 4, init }, weights);
    const expected = kPrototypes(repeated, { nClusters: 4, init });
    expect(fit.cost).toBeCloseTo(expected.cost, 8);
    const { labels } = assignPrototypes(expected, rows);
    expect(adjustedRandIndex(fit.labels, labels)).toBe(1);
  });

  it('assigns rows of weight 0 without letting them pull', () => {
    const far = structuredClone(rows);
    far.numbers.data[0] = 1e6;
    const fit = kPrototypes(far, { nClusters: 4 }, weights);
    expect(fit.labels).toHaveLength(60);
    expect(Math.max(...fit.centroids.data)).toBeLessThan(100);
  });

  it('refuses weights that are none', () => {
    const wrong = weights.map((weight, i) => (i === 7 ? -1 : weight));
    expect(() => kPrototypes(rows, { nClusters: 2 }, wrong)).toThrow('sampleWeight of row 7 is -1');
  });
});

describe('assignPrototypes', () => {
  const model = {
    centroids: { data: Float64Array.of(0, 4), nSamples: 2, nFeatures: 1 },
    modes: Int32Array.of(0, 1),
    gamma: 3,
  };

  it('counts a category that no one has met, and a missing one, as different from all', () => {
    const rows = mixed([[0], [0], [0], [4]], [[0], [7], [-1], [-1]], [2]);
    expect([...assignPrototypes(model, rows).labels]).toEqual([0, 0, 0, 1]);
    expect([...assignPrototypes(model, rows).dissimilarities]).toEqual([0, 3, 3, 3]);
  });

  it('gives the lexicographically first of equals', () => {
    const rows = mixed([[2]], [[-1]], [2]);
    const turned = { ...model, centroids: { ...model.centroids, data: Float64Array.of(4, 0) } };
    expect([...assignPrototypes(model, rows).labels]).toEqual([0]);
    expect([...assignPrototypes(turned, rows).labels]).toEqual([1]);
  });

  it('refuses rows of another shape', () => {
    expect(() => assignPrototypes(model, hard)).toThrow(
      'the rows have 2 numbers and 3 categories, the prototypes 1 and 1',
    );
  });
});

describe('reorderPrototypes', () => {
  const fit = kPrototypes(hard, { nClusters: 5 });

  it('keeps labels equal to assign (law)', () => {
    const order = [0, 1, 2, 3, 4];
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: 5 }), (shuffled) => {
        const reordered = reorderPrototypes(fit, shuffled);
        expect(reordered.labels).toEqual(assignPrototypes(reordered, hard).labels);
        expect([...reordered.clusterSizes]).toEqual(shuffled.map((j) => fit.clusterSizes[j]));
        expect(reordered.cost).toBe(fit.cost);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an order that names a cluster twice', () => {
    expect(() => reorderPrototypes(fit, [0, 1, 2, 3, 3])).toThrow('each of the 5 clusters once');
  });
});

describe('data that cannot be used', () => {
  it.each([
    ['a missing number', mixed([[1], [NaN]], [[0], [1]], [2]), 'row 1, column 0 holds NaN'],
    ['a code too large', mixed([[1], [2]], [[0], [2]], [2]), 'row 1, column 0 holds the code 2'],
    ['a code below -1', mixed([[1], [2]], [[-2], [1]], [2]), 'row 0, column 0 holds the code -2'],
    ['rows that differ', mixed([[1], [2]], [[0]], [2]), '2 rows of numbers and 1 of categories'],
    ['no columns', mixed([[], []], [[], []], []), 'it needs both'],
    ['no rows', mixed([], [], [2]), 'the matrix has 0 rows'],
    ['equal rows', mixed([[1], [1]], [[0], [0]], [2]), 'only 1 different rows for 2 clusters'],
  ])('%s', (_, rows, sentence) => {
    expect(() => kPrototypes(rows, { nClusters: 2 })).toThrow(sentence);
  });
});
