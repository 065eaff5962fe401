import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KMeansFit } from '../../core/index.ts';
import { silhouetteQuantiles } from './silhouetteQuantiles.ts';
import { solutionsOf } from './solutions.ts';

/** A fit of which only the labels matter; cluster j lies at j. */
function fitOf(labels: readonly number[], nClusters: number): KMeansFit {
  const clusterSizes = new Int32Array(nClusters);
  for (const label of labels) clusterSizes[label]++;
  return {
    algorithm: 'kmeans',
    labels: Int32Array.from(labels),
    nClusters,
    clusterSizes,
    distances: new Float64Array(labels.length),
    objective: 0,
    inertia: 0,
    nIter: 1,
    converged: true,
    warnings: [],
    centroids: {
      data: Float64Array.from({ length: nClusters }, (_, j) => j),
      nSamples: nClusters,
      nFeatures: 1,
    },
  };
}

it('counts where customers go from one number of segments to the next, by hand', () => {
  const two = fitOf([0, 1, 1, 1, 0, 1], 2);
  const chosen = fitOf([2, 0, 0, 1, 2, 1], 3);
  expect(solutionsOf([chosen, two], chosen)).toEqual([
    {
      k: 2,
      // The larger cluster, 1, comes first.
      sizes: [4, 2],
      inSegments: [
        [2, 2, 0],
        [0, 0, 2],
      ],
      inNext: [
        [2, 2, 0],
        [0, 0, 2],
      ],
      // Of 15 pairs, 6 + 1 are together in the first, 3 in the second and in both: (3 - 1.4) / (5 - 1.4).
      agreementWithNext: expect.closeTo(1.6 / 3.6, 12),
    },
    {
      k: 3,
      sizes: [2, 2, 2],
      inSegments: [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
      inNext: null,
      agreementWithNext: null,
    },
  ]);
});

it('has nothing to tell where one number was tried', () => {
  const only = fitOf([0, 1], 2);
  expect(solutionsOf([only], only)).toEqual([]);
});

it('loses no customer on the way', () => {
  const pair = fc.tuple(fc.nat(2), fc.nat(3));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (rows) => {
      const [three, four] = [
        fitOf(
          rows.map(([a]) => a),
          3,
        ),
        fitOf(
          rows.map(([, b]) => b),
          4,
        ),
      ];
      const [first, second] = solutionsOf([three, four], four);
      const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);
      expect(first.inNext?.map(total)).toEqual(first.sizes);
      expect(second.sizes.map((_, j) => total(first.inNext?.map((row) => row[j]) ?? []))).toEqual(
        second.sizes,
      );
      expect(first.inSegments).toEqual(first.inNext);
    }),
  );
});

it('tells quantiles of silhouettes by segment, and none where there are no customers', () => {
  const silhouettes = {
    rows: Int32Array.from([0, 2, 3]),
    values: Float64Array.from([0.5, -0.1, 0.3]),
  };
  const [first, second, third] = silhouetteQuantiles(Int32Array.from([0, 1, 1, 0]), 3, silhouettes);
  expect(first).toHaveLength(51);
  expect([first[0], first[25], first[50]]).toEqual([0.3, 0.4, 0.5]);
  expect(new Set(second)).toEqual(new Set([-0.1]));
  expect(third).toEqual([]);
  expect(silhouetteQuantiles(Int32Array.of(0), 1, null)).toEqual([]);
});
