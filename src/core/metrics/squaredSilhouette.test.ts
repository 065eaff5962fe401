import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import figures from '../../../test/reference/measures.json' with { type: 'json' };
import { iris } from '../../../test/support/iris.ts';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import {
  calinskiHarabasz,
  daviesBouldin,
  dispersionScores,
  silhouetteByCluster,
  silhouetteSamples,
  squaredSilhouetteSamples,
  squaredSilhouetteScore,
} from './index.ts';

const labelsOf = (labels: readonly number[]): Int32Array => Int32Array.from(labels);

/** Two pairs on a line: 0 and 1, 10 and 11. */
const pairs = matrixFromRows([[0], [1], [10], [11]]);
const pairLabels = labelsOf([0, 0, 1, 1]);

describe.each(['three', 'singleton'] as const)('iris, %s, against scikit-learn', (name) => {
  const reference = figures.squaredSilhouette[name];
  const labels = labelsOf(reference.labels);

  it('silhouette of each row, each cluster and all', () => {
    const values = squaredSilhouetteSamples(iris, labels);
    values.forEach((value, row) => expect(value).toBeCloseTo(reference.samples[row], 10));
    expect(squaredSilhouetteScore(iris, labels)).toBeCloseTo(reference.score, 12);
    silhouetteByCluster(values, labels).forEach((mean, j) => {
      expect(mean).toBeCloseTo(reference.byCluster[j], 12);
    });
  });
});

it('gives the figure in the manual of Spark', () => {
  const x = matrixFromRows([
    [0, 0.5],
    [0.5, 0],
    [10, 11],
    [10.5, 11.5],
    [1, 1],
    [8, 6],
  ]);
  const score = squaredSilhouetteScore(x, labelsOf([0, 0, 1, 1, 0, 1]));
  // The manual cuts it off: 0.9079...
  expect(Math.floor(score * 1e4)).toBe(9079);
});

describe('by hand', () => {
  it('two pairs on a line', () => {
    const outer = 1 - 1 / ((100 + 121) / 2);
    const inner = 1 - 1 / ((81 + 100) / 2);
    squaredSilhouetteSamples(pairs, pairLabels).forEach((value, row) => {
      expect(value).toBeCloseTo([outer, inner, inner, outer][row], 12);
    });
  });

  it('rows that are all alike, in clusters whose means round differently', () => {
    const x = matrixFromRows([[5], [0.1], [0.1], [0.1], [0.1], [0.1]]);
    expect([...squaredSilhouetteSamples(x, labelsOf([2, 0, 0, 1, 1, 1]))]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  it('labels with a gap', () => {
    const values = squaredSilhouetteSamples(pairs, labelsOf([1, 1, 3, 3]));
    expect(values).toEqual(squaredSilhouetteSamples(pairs, pairLabels));
  });
});

interface Labelled {
  readonly x: Matrix;
  readonly labels: Int32Array;
}

/** Rows with labels that have little to do with them, every cluster with a row. */
const labelled: fc.Arbitrary<Labelled> = fc
  .record({
    seed: fc.nat(),
    nSamples: fc.integer({ min: 5, max: 60 }),
    nFeatures: fc.integer({ min: 1, max: 9 }),
    nClusters: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ seed, nSamples, nFeatures, nClusters }) => {
    const random = createRandom(seed);
    const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextGaussian());
    const labels = Int32Array.from({ length: nSamples }, (_, i) =>
      i < nClusters ? i : random.nextInt(nClusters),
    );
    return { x: { data, nSamples, nFeatures }, labels };
  });

/** The definition, pair by pair. */
function slowSilhouettes({ x, labels }: Labelled): number[] {
  const rows = Array.from({ length: x.nSamples }, (_, i) =>
    x.data.subarray(i * x.nFeatures, (i + 1) * x.nFeatures),
  );
  const meanTo = (i: number, cluster: number): number => {
    const others = rows.filter((_, j) => j !== i && labels[j] === cluster);
    const squares = others.map((row) =>
      row.reduce((sum, value, f) => sum + (value - rows[i][f]) ** 2, 0),
    );
    return squares.reduce((sum, square) => sum + square, 0) / others.length;
  };
  return rows.map((_, i) => {
    const a = meanTo(i, labels[i]);
    if (Number.isNaN(a)) return 0;
    const others = [...new Set(labels)].filter((label) => label !== labels[i]);
    const b = Math.min(...others.map((cluster) => meanTo(i, cluster)));
    return (b - a) / Math.max(a, b);
  });
}

describe('silhouettes from squared distances', () => {
  it('equal the definition (law)', () => {
    fc.assert(
      fc.property(labelled, (rows) => {
        const expected = slowSilhouettes(rows);
        squaredSilhouetteSamples(rows.x, rows.labels).forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i], 10);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('depend neither on where the rows lie nor on the numbers of the clusters (law)', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: -1_000_000, max: 1_000_000 }), (rows, offset) => {
        const { x, labels } = rows;
        const moved = { ...x, data: x.data.map((value) => value + offset) };
        const turned = squaredSilhouetteSamples(
          moved,
          labels.map((label) => 7 - label),
        );
        squaredSilhouetteSamples(x, labels).forEach((value, i) => {
          expect(turned[i]).toBeCloseTo(value, 7);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('are those of distances where all distances are 0 or 1', () => {
    const x = matrixFromRows([[0], [0], [1], [1], [1]]);
    const labels = labelsOf([0, 0, 0, 1, 1]);
    const euclidean = silhouetteSamples(x, labels);
    squaredSilhouetteSamples(x, labels).forEach((value, i) => {
      expect(value).toBeCloseTo(euclidean[i], 12);
    });
  });
});

describe('silhouetteByCluster', () => {
  it('is the mean of the rows of each cluster, null without rows', () => {
    const values = Float64Array.of(0.5, 0.25, -1, 0.75);
    expect(silhouetteByCluster(values, labelsOf([0, 2, 2, 0]))).toEqual([0.625, null, -0.375]);
    expect(silhouetteByCluster(values, labelsOf([0, 0, 0, 0]), 2)).toEqual([0.125, null]);
  });

  it('refuses labels that do not fit', () => {
    expect(() => silhouetteByCluster(Float64Array.of(1), labelsOf([0, 1]))).toThrow('2 labels');
    expect(() => silhouetteByCluster(Float64Array.of(1), labelsOf([-1]))).toThrow('the label -1');
    expect(() => silhouetteByCluster(Float64Array.of(1), labelsOf([2]), 2)).toThrow('2 clusters');
  });
});

describe('dispersionScores', () => {
  it('are the two scores to the bit (law)', () => {
    fc.assert(
      fc.property(labelled, ({ x, labels }) => {
        expect(dispersionScores(x, labels)).toEqual({
          daviesBouldin: daviesBouldin(x, labels),
          calinskiHarabasz: calinskiHarabasz(x, labels),
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe.each([squaredSilhouetteScore, dispersionScores])('%o refuses', (measure) => {
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
