import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../test/support/coreReference.ts';
import { iris } from '../../../test/support/iris.ts';
import { matrixFromRows, takeRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import {
  adjustedRandIndex,
  calinskiHarabasz,
  collectSilhouettes,
  daviesBouldin,
  prepareSilhouettes,
  silhouetteRows,
  silhouetteSamples,
  silhouetteScore,
} from './index.ts';

const labelsOf = (labels: readonly number[]): Int32Array => Int32Array.from(labels);

/** Two pairs on a line: 0 and 1, 10 and 11. */
const pairs = matrixFromRows([[0], [1], [10], [11]]);
const pairLabels = labelsOf([0, 0, 1, 1]);

describe.each(['three', 'singleton'] as const)('iris, %s, against scikit-learn', (name) => {
  const reference = coreReference.iris[name];
  const labels = labelsOf(reference.labels);

  it('silhouette of each row and of all', () => {
    silhouetteSamples(iris, labels).forEach((value, row) => {
      expect(value).toBeCloseTo(reference.silhouetteSamples[row], 10);
    });
    expect(silhouetteScore(iris, labels)).toBeCloseTo(reference.silhouetteScore, 12);
  });

  it('Davies-Bouldin and Calinski-Harabasz', () => {
    expect(daviesBouldin(iris, labels)).toBeCloseTo(reference.daviesBouldin, 10);
    expect(calinskiHarabasz(iris, labels)).toBeCloseTo(reference.calinskiHarabasz, 8);
  });
});

it('gives the published figures of iris with three clusters', () => {
  const labels = labelsOf(coreReference.iris.three.labels);
  expect(silhouetteScore(iris, labels)).toBeCloseTo(0.552819, 6);
  expect(calinskiHarabasz(iris, labels)).toBeCloseTo(561.6278, 4);
  expect(daviesBouldin(iris, labels)).toBeCloseTo(0.661972, 6);
});

describe('two pairs on a line (by hand)', () => {
  it('silhouettes', () => {
    const outer = (10.5 - 1) / 10.5;
    const inner = (9.5 - 1) / 9.5;
    expect([...silhouetteSamples(pairs, pairLabels)]).toEqual([outer, inner, inner, outer]);
  });

  it('Davies-Bouldin: (0.5 + 0.5) / 10', () => {
    expect(daviesBouldin(pairs, pairLabels)).toBeCloseTo(0.1, 12);
  });

  it('Calinski-Harabasz: (100 / 1) / (1 / 2)', () => {
    expect(calinskiHarabasz(pairs, pairLabels)).toBeCloseTo(200, 10);
  });

  it('one value a cluster', () => {
    const x = matrixFromRows([[1], [1], [2], [2]]);
    expect(calinskiHarabasz(x, pairLabels)).toBe(1);
    expect(daviesBouldin(x, pairLabels)).toBe(0);
    expect(silhouetteScore(x, pairLabels)).toBe(1);
  });
});

/** The definition, pair by pair. */
function slowSilhouettes(x: Matrix, labels: Int32Array): number[] {
  const rows = Array.from({ length: x.nSamples }, (_, i) =>
    x.data.subarray(i * x.nFeatures, (i + 1) * x.nFeatures),
  );
  const meanTo = (i: number, cluster: number): number => {
    const others = rows.filter((_, j) => j !== i && labels[j] === cluster);
    const sum = others.reduce(
      (total, row) => total + Math.hypot(...row.map((value, f) => value - rows[i][f])),
      0,
    );
    return sum / others.length;
  };
  return rows.map((_, i) => {
    const a = meanTo(i, labels[i]);
    if (Number.isNaN(a)) return 0;
    const others = new Set(labels.filter((label) => label !== labels[i]));
    const b = Math.min(...[...others].map((cluster) => meanTo(i, cluster)));
    return Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
  });
}

function randomRows(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextGaussian());
  return { data, nSamples, nFeatures };
}

function randomLabels(seed: number, nSamples: number, nClusters: number): Int32Array {
  const random = createRandom(seed);
  return Int32Array.from({ length: nSamples }, (_, i) =>
    i < nClusters ? i : random.nextInt(nClusters),
  );
}

const shapes = fc.record({
  seed: fc.nat(),
  nSamples: fc.integer({ min: 5, max: 60 }),
  nFeatures: fc.integer({ min: 1, max: 9 }),
  nClusters: fc.integer({ min: 2, max: 4 }),
});

describe('silhouettes', () => {
  it('equal the definition (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters }) => {
        const x = randomRows(seed, nSamples, nFeatures);
        const labels = randomLabels(seed, nSamples, nClusters);
        const expected = slowSilhouettes(x, labels);
        silhouetteSamples(x, labels).forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i], 10);
        });
      }),
    );
  });

  it('are the same bytes in any blocks, and nearly so beside other labelings (law)', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 20 }), (shape, size) => {
        const { seed, nSamples, nFeatures, nClusters } = shape;
        const x = randomRows(seed, nSamples, nFeatures);
        const labelings = [2, nClusters].map((k) => randomLabels(seed + k, nSamples, k));
        const task = prepareSilhouettes(x, labelings);
        const whole = collectSilhouettes(task, [silhouetteRows(task, 0, nSamples)]);
        const blocks: Float64Array[][] = [];
        for (let from = 0; from < nSamples; from += size) {
          blocks.push(silhouetteRows(task, from, Math.min(nSamples, from + size)));
        }
        expect(collectSilhouettes(task, blocks)).toEqual(whole);
        labelings.forEach((labels, l) => {
          silhouetteSamples(x, labels).forEach((value, i) => {
            expect(value).toBeCloseTo(whole[l][i], 10);
          });
        });
      }),
    );
  });

  it('do not depend on the order of the rows or the numbers of the clusters (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters }) => {
        const x = randomRows(seed, nSamples, nFeatures);
        const labels = randomLabels(seed, nSamples, nClusters);
        const reversed = Int32Array.from({ length: nSamples }, (_, i) => nSamples - 1 - i);
        const turned = silhouetteSamples(
          takeRows(x, reversed),
          reversed.map((row) => nClusters - labels[row]),
        );
        silhouetteSamples(x, labels).forEach((value, i) => {
          expect(turned[nSamples - 1 - i]).toBeCloseTo(value, 10);
        });
      }),
    );
  });
});

describe('adjustedRandIndex', () => {
  it('agrees with scikit-learn', () => {
    const three = labelsOf(coreReference.iris.three.labels);
    expect(
      adjustedRandIndex(
        three,
        three.map((label) => 7 - label),
      ),
    ).toBe(1);
    expect(adjustedRandIndex(labelsOf([0, 0, 1, 1]), labelsOf([0, 0, 1, 2]))).toBeCloseTo(
      4 / 7,
      12,
    );
    expect(adjustedRandIndex(labelsOf([0, 0, 1, 1]), labelsOf([0, 1, 0, 1]))).toBeCloseTo(-0.5, 12);
  });

  it('knows the corners', () => {
    expect(adjustedRandIndex(labelsOf([]), labelsOf([]))).toBe(1);
    expect(adjustedRandIndex(labelsOf([3, 3, 3]), labelsOf([-1, -1, -1]))).toBe(1);
    expect(adjustedRandIndex(labelsOf([1, 2, 3]), labelsOf([4, 5, 6]))).toBe(1);
    expect(adjustedRandIndex(labelsOf([1, 1, 1]), labelsOf([4, 5, 6]))).toBe(0);
    expect(() => adjustedRandIndex(labelsOf([1]), labelsOf([1, 2]))).toThrow('1 and 2 rows');
  });
});

describe.each([silhouetteScore, daviesBouldin, calinskiHarabasz])('%o refuses', (measure) => {
  it.each([
    [[0, 0, 0, 0], '1 clusters of 4 rows'],
    [[0, 1, 2, 3], '4 clusters of 4 rows'],
    [[0, 1, -1, 0], 'row 2 has the label -1'],
    [[0, 1, 0], '3 labels for 4 rows'],
  ])('the labels %j', (labels, sentence) => {
    expect(() => measure(pairs, labelsOf(labels))).toThrow(sentence);
  });

  it('missing values, by row and column', () => {
    const broken = matrixFromRows([[0], [NaN], [10], [11]]);
    expect(() => measure(broken, pairLabels)).toThrow('row 1, column 0 holds NaN');
  });
});
