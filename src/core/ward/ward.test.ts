import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../kmeans/index.ts';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { adjustedRandIndex } from '../metrics/index.ts';
import { createRandom } from '../random/index.ts';
import {
  assignWard,
  cutTree,
  mergeClusters,
  reorderWard,
  resolveWardOptions,
  ward,
  wardTree,
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

function shuffled(n: number, seed: number): Int32Array {
  const random = createRandom(seed);
  const keys = Float64Array.from({ length: n }, () => random.next());
  return Int32Array.from(keys.keys()).toSorted((a, b) => keys[a] - keys[b]);
}

/** Small whole numbers: many rows are the same, and many distances equal. */
const grids = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 2,
    maxLength: 30,
  })
  .map((rows) => matrixFromRows(rows));

/** 0 and 2 merge at 2; then 2/3 of 2 * (9 - 1)²; the other pair is 1 apart. */
const line = matrixFromRows([[0], [2], [9], [20], [21]]);

describe('by hand', () => {
  it('five rows on a line', () => {
    const { tree, labels, centroids, clusterSizes, clusterTree } = ward(line, { nClusters: 2 });
    expect([...tree.children]).toEqual([3, 4, 0, 1, 2, 6, 5, 7]);
    expect([...tree.sizes]).toEqual([2, 2, 3, 5]);
    const between = Math.sqrt(((2 * 2 * 3) / 5) * (20.5 - 11 / 3) ** 2);
    [1, 2, Math.sqrt((4 / 3) * 64), between].forEach((height, i) => {
      expect(tree.heights[i]).toBeCloseTo(height, 12);
    });
    expect([...labels]).toEqual([0, 0, 0, 1, 1]);
    expect(centroids.data[0]).toBeCloseTo(11 / 3, 12);
    expect(centroids.data[1]).toBe(20.5);
    expect([...clusterSizes]).toEqual([3, 2]);
    expect([...clusterTree.children]).toEqual([0, 1]);
    expect(clusterTree.heights[0]).toBe(tree.heights[3]);
  });

  it('a row nearer to the mean of the other branch stays in its own, by cells of five rows or more', () => {
    // 0 to 4 are one branch with mean 2, 5 to 8 and four times 11 the other with mean 8.75: 5 is nearer to 2.
    const x = matrixFromRows([0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 11, 11, 11].map((value) => [value]));
    const fit = ward(x, { nClusters: 2 });
    const own = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    expect([[...fit.treeLabels], [...fit.labels]]).toEqual([own, own]);
    expect(fit.nReassigned).toBe(0);
    expect([...fit.centroids.data]).toEqual([8.75, 2]);
    expect([...assign(fit.centroids, x).labels]).not.toEqual(own);
    expect(fit.cells.clusters.length).toBeGreaterThan(2);
  });

  it('rows that weigh nothing are in no branch, and are assigned', () => {
    const fit = ward(line, { nClusters: 2 }, Float64Array.of(1, 1, 0, 1, 1));
    expect([...fit.leafOf]).toEqual([0, 1, -1, 2, 3]);
    expect([...fit.labels]).toEqual([0, 0, 0, 1, 1]);
    expect([...fit.centroids.data]).toEqual([1, 20.5]);
    expect(fit.inertia).toBeCloseTo(2.5, 12);
  });

  it('one row, and as many clusters as rows', () => {
    const one = ward(matrixFromRows([[3, 4]]), { nClusters: 1 });
    expect([one.tree.nLeaves, one.tree.heights.length, one.inertia]).toEqual([1, 0, 0]);
    expect([...ward(line, { nClusters: 5 }).clusterSizes]).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('laws', () => {
  it('labels equal assign, sizes count them, the heights add up to the sum of squares', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, nClusters) => {
        const x = gaussians(seed, 50, 3, 4);
        const fit = ward(x, { nClusters });
        expect(fit.labels).toEqual(assignWard(fit, x));
        const beside = fit.labels.reduce(
          (n, label, i) => n + Number(label !== fit.treeLabels[i]),
          0,
        );
        expect([fit.nReassigned, fit.nReassigned < 3]).toEqual([beside, true]);
        expect([...fit.clusterSizes]).toEqual([...fit.clusterSizes].toSorted((a, b) => b - a));
        expect(fit.clusterSizes.reduce((sum, size) => sum + size)).toBe(50);
        const { inertia } = ward(x, { nClusters: 1 });
        const squares = fit.tree.heights.reduce((sum, height) => sum + height ** 2 / 2, 0);
        expect(squares / inertia).toBeCloseTo(1, 9);
        expect(fit.nClusters === 1 || fit.inertia < inertia).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the rows does not matter, not even where distances are equal', () => {
    fc.assert(
      fc.property(grids, fc.nat(), (x, seed) => {
        const order = shuffled(x.nSamples, seed);
        const fit = ward(x, { nClusters: 1 });
        const moved = ward(takeRows(x, order), { nClusters: 1 });
        expect(moved.tree).toEqual(fit.tree);
        expect(moved.leafOf).toEqual(fit.leafOf.map((_, i) => fit.leafOf[order[i]]));
      }),
    );
  });

  it('weights equal repetition', () => {
    fc.assert(
      fc.property(grids, fc.nat(), (x, seed) => {
        const random = createRandom(seed);
        const weights = Float64Array.from({ length: x.nSamples }, () => random.nextInt(4));
        weights[0] = 2;
        const rows = [...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i));
        const weighted = ward(x, { nClusters: 1 }, weights);
        const repeated = ward(takeRows(x, Int32Array.from(rows)), { nClusters: 1 });
        expect(weighted.tree).toEqual(repeated.tree);
        expect(weighted.inertia).toBeCloseTo(repeated.inertia, 9);
      }),
    );
  });

  it('of all pairs the one that adds least merges, at every step', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const x = gaussians(seed, 12, 2, 3);
        const { tree } = ward(x, { nClusters: 1 });
        for (let k = 12; k > 1; k--) {
          const cut = cutTree(tree, k);
          expect(tree.heights[12 - k] ** 2 / 2).toBeCloseTo(leastRise(leavesOfTree(x), cut, k), 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not touch its input', () => {
    const x = gaussians(3, 30, 2, 3);
    const before = x.data.slice();
    ward(x, { nClusters: 3 });
    expect(x.data).toEqual(before);
  });
});

/** The rows in lexicographic order, as the leaves are. */
function leavesOfTree({ data, nSamples, nFeatures }: Matrix): number[][] {
  return Array.from({ length: nSamples }, (_, i) => [
    ...data.subarray(i * nFeatures, (i + 1) * nFeatures),
  ]).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The least that the sum of squares can rise by when two of k groups become one. */
function leastRise(rows: number[][], labels: Int32Array, k: number): number {
  const squares = (groups: number[]): number => {
    const members = rows.filter((_, i) => groups.includes(labels[i]));
    const means = [0, 1].map((f) => members.reduce((sum, row) => sum + row[f], 0) / members.length);
    return members.reduce(
      (sum, row) => sum + (row[0] - means[0]) ** 2 + (row[1] - means[1]) ** 2,
      0,
    );
  };
  let least = Infinity;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++)
      least = Math.min(least, squares([a, b]) - squares([a]) - squares([b]));
  }
  return least;
}

describe('options', () => {
  const x = gaussians(6, 900, 3, 5);

  it('mostExactRows: above it, over micro-clusters, which find the same groups', () => {
    const exact = ward(x, { nClusters: 5, mostExactRows: 900 });
    const rough = ward(x, { nClusters: 5, mostExactRows: 899, nMicroClusters: 60 });
    expect([exact.leafKind, rough.leafKind]).toEqual(['rows', 'micro-clusters']);
    expect(exact.tree.nLeaves).toBe(900);
    expect(adjustedRandIndex(rough.labels, exact.labels)).toBeGreaterThan(0.99);
    expect(rough.labels).toEqual(assignWard(rough, x));
    expect([rough.nReassigned, rough.labels]).toEqual([0, rough.treeLabels]);
    expect(Math.min(...rough.tree.sizes.slice(0, 1))).toBeGreaterThanOrEqual(10);
    expect(rough.tree.sizes.at(-1)).toBe(900);
  });

  it('nMicroClusters: as many leaves', () => {
    const fit = ward(x, { nClusters: 5, mostExactRows: 1, nMicroClusters: 40 });
    const more = ward(x, { nClusters: 5, mostExactRows: 1, nMicroClusters: 80 });
    // One with fewer than five rows gives them to the others.
    expect(fit.tree.nLeaves).toBeGreaterThan(35);
    expect(fit.tree.nLeaves).toBeLessThanOrEqual(40);
    expect(more.tree.nLeaves).toBeGreaterThan(50);
    const held = new Int32Array(fit.tree.nLeaves);
    for (const leaf of fit.leafOf) held[leaf]++;
    expect(Math.min(...held)).toBeGreaterThanOrEqual(5);
  });

  it('seed: the same gives the same, another other micro-clusters', () => {
    const options = { nClusters: 5, mostExactRows: 1, nMicroClusters: 40 };
    const fits = [1, 1, 2].map((seed) => ward(x, { ...options, seed }));
    expect(fits[1]).toEqual(fits[0]);
    expect(fits[2].tree.heights).not.toEqual(fits[0].tree.heights);
  });

  it('progress rises to the whole, and what it throws ends the work', () => {
    const told: number[] = [];
    ward(x, { nClusters: 2 }, undefined, (done, total) => told.push(done / total));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told.at(-1), told.length > 50]).toEqual([1, true]);
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => ward(x, { nClusters: 2 }, undefined, stop)).toThrow('enough');
  });

  it.each([
    [{ nClusters: 0 }, 'nClusters is 0'],
    [{ nClusters: 6 }, 'there are only 5 different rows for 6 clusters; ask for at most 5'],
    [{ nClusters: 2, mostExactRows: 0 }, 'mostExactRows is 0'],
    [{ nClusters: 2, nMicroClusters: 1 }, 'nMicroClusters is 1'],
    [
      { nClusters: 9, nMicroClusters: 8 },
      'nMicroClusters is 8; it must be at least the 9 clusters',
    ],
    [{ nClusters: 2, seed: -1 }, 'seed is -1'],
  ])('refuses %j', (options, sentence) => {
    expect(() => ward(line, options)).toThrow(sentence);
  });

  it('fills in the defaults of the spec', () => {
    expect(resolveWardOptions({ nClusters: 3 })).toEqual({
      nClusters: 3,
      mostExactRows: 20_000,
      nMicroClusters: 1000,
      seed: 42,
    });
  });

  it('refuses data and weights that cannot be used', () => {
    expect(() => ward(matrixFromRows([[1], [NaN]]), { nClusters: 1 })).toThrow('row 1, column 0');
    expect(() => ward(line, { nClusters: 1 }, Float64Array.of(1))).toThrow('1 values for 5 rows');
    const none = new Float64Array(5);
    expect(() => ward(line, { nClusters: 1 }, none)).toThrow('0 for every row');
  });
});

describe('mergeClusters', () => {
  const fine = matrixFromRows([[0], [10], [1], [11], [100]]);

  it('merges by weight and distance (by hand)', () => {
    const { broadOf, centroids, weights, tree, broadTree } = mergeClusters(
      fine,
      [30, 5, 10, 5, 1],
      3,
    );
    expect([...broadOf]).toEqual([0, 1, 0, 1, 2]);
    expect([...weights]).toEqual([40, 10, 1]);
    expect([...centroids.data]).toEqual([0.25, 10.5, 100]);
    expect([...tree.children]).toEqual([1, 3, 0, 2, 5, 6, 4, 7]);
    expect(tree.heights[0]).toBeCloseTo(Math.sqrt(5), 12);
    expect(tree.heights[1]).toBeCloseTo(Math.sqrt(15), 12);
    expect([...broadTree.children]).toEqual([0, 1, 2, 3]);
    expect([...broadTree.heights]).toEqual(Array.from(tree.heights.slice(2)));
  });

  it('continues the tree that the clusters came from', () => {
    const x = gaussians(12, 200, 2, 8);
    const leaves = wardTree(x, new Float64Array(200).fill(1));
    const fit = ward(x, { nClusters: 8 });
    const sizes = new Float64Array(8);
    for (const label of fit.treeLabels) sizes[label]++;
    const { tree } = mergeClusters(fit.centroids, sizes, 4);
    expect(tree.children).toEqual(fit.clusterTree.children);
    tree.heights.forEach((height, i) => expect(height).toBeCloseTo(leaves.heights[192 + i], 9));
  });

  it('refuses clusters without rows, and more broad than fine ones', () => {
    expect(() => mergeClusters(fine, [1, 2, 0, 1, 1], 2)).toThrow('cluster 2 has a size of 0');
    expect(() => mergeClusters(fine, [1, 2], 2)).toThrow('2 sizes for 5 centroids');
    expect(() => mergeClusters(fine, [1, 1, 1, 1, 1], 6)).toThrow('cannot be cut into 6');
  });
});

describe('reorderWard', () => {
  it('renumbers labels, centroids and the tree alike', () => {
    const x = gaussians(5, 60, 2, 4);
    const fit = ward(x, { nClusters: 4 });
    const turned = reorderWard(fit, [3, 2, 1, 0]);
    expect(turned.labels).toEqual(assignWard(turned, x));
    expect(turned.labels).toEqual(fit.labels.map((label) => 3 - label));
    const leaf = (node: number): number => (node < 4 ? 3 - node : node);
    const pairs = (children: Int32Array): number[][] =>
      [0, 2, 4].map((i) => Array.from(children.slice(i, i + 2)).toSorted((a, b) => a - b));
    expect(pairs(turned.clusterTree.children)).toEqual(pairs(fit.clusterTree.children.map(leaf)));
    expect(() => reorderWard(fit, [0, 1])).toThrow('does not name each of the 4 clusters once');
  });
});
