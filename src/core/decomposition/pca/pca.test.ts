import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreReference } from '../../../../test/support/coreReference.ts';
import { iris } from '../../../../test/support/iris.ts';
import { matrixFromRows, type Matrix } from '../../matrix.ts';
import { createRandom } from '../../random/index.ts';
import { pca, pcaScores } from './index.ts';
import { symmetricEigen } from './jacobi.ts';

const reference = coreReference.iris.pca;
const rowOf = ({ data, nFeatures }: Matrix, i: number): number[] => [
  ...data.subarray(i * nFeatures, (i + 1) * nFeatures),
];

describe('iris against scikit-learn', () => {
  const fitted = pca(iris);

  it('variances', () => {
    fitted.explainedVariance.forEach((value, c) => {
      expect(value).toBeCloseTo(reference.explainedVariance[c], 10);
      expect(fitted.explainedVarianceRatio[c]).toBeCloseTo(reference.explainedVarianceRatio[c], 12);
    });
  });

  it('components and scores, up to the sign, which is that of the largest entry', () => {
    reference.components.forEach((expected, c) => {
      const largest = expected.reduce((most, entry) =>
        Math.abs(entry) > Math.abs(most) ? entry : most,
      );
      rowOf(fitted.components, c).forEach((entry, f) => {
        expect(entry).toBeCloseTo(expected[f] * Math.sign(largest), 10);
      });
      expect(rowOf(pcaScores(fitted, iris), 0)[c]).toBeCloseTo(
        reference.firstScores[c] * Math.sign(largest),
        10,
      );
    });
  });

  it('nComponents keeps the first ones and the ratios of the whole', () => {
    const two = pca(iris, 2);
    expect(two.components.nSamples).toBe(2);
    expect([...two.explainedVarianceRatio]).toEqual(
      Array.from(fitted.explainedVarianceRatio.slice(0, 2)),
    );
    expect(pcaScores(two, iris).nFeatures).toBe(2);
  });
});

it('finds the line that points lie on (by hand)', () => {
  const { components, explainedVariance, explainedVarianceRatio } = pca(
    matrixFromRows([
      [0, 0],
      [3, 4],
      [6, 8],
    ]),
  );
  expect(components.data[0]).toBeCloseTo(0.6, 12);
  expect(components.data[1]).toBeCloseTo(0.8, 12);
  expect(explainedVariance[0]).toBeCloseTo(25, 10);
  expect(explainedVarianceRatio[1]).toBeCloseTo(0, 12);
});

it('keeps its digits under a large offset', () => {
  const data = iris.data.map((value) => value + 1e8);
  pca({ ...iris, data }).explainedVariance.forEach((value, c) => {
    expect(value / reference.explainedVariance[c]).toBeCloseTo(1, 5);
  });
});

it('keeps distances and is centred (law)', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, nFeatures) => {
      const random = createRandom(seed);
      const nSamples = nFeatures + 2;
      const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextGaussian());
      const x = { data, nSamples, nFeatures };
      const scores = pcaScores(pca(x), x);
      const distance = (m: Matrix): number =>
        Math.hypot(...rowOf(m, 0).map((value, f) => value - rowOf(m, 1)[f]));
      expect(distance(scores)).toBeCloseTo(distance(x), 9);
      for (let c = 0; c < nFeatures; c++) {
        let sum = 0;
        for (let i = 0; i < nSamples; i++) sum += scores.data[i * nFeatures + c];
        expect(sum).toBeCloseTo(0, 9);
      }
    }),
  );
});

describe('symmetricEigen', () => {
  it('solves A v = lambda v, largest first, on a matrix of mixed scales', () => {
    const n = 4;
    const a = Float64Array.of(1e8, 2, 3, 0, 2, 1, 0.5, 0, 3, 0.5, 1e-6, 0, 0, 0, 0, 5);
    const { values, vectors } = symmetricEigen(a, n);
    expect([...values]).toEqual([...values].toSorted((p, q) => q - p));
    for (let v = 0; v < n; v++) {
      for (let i = 0; i < n; i++) {
        let product = 0;
        for (let j = 0; j < n; j++) product += a[i * n + j] * vectors[v * n + j];
        expect(Math.abs(product - values[v] * vectors[v * n + i])).toBeLessThan(1e-6);
      }
    }
  });

  it('leaves its input alone', () => {
    const a = Float64Array.of(2, 1, 1, 2);
    symmetricEigen(a, 2).values.forEach((value, i) => expect(value).toBeCloseTo([3, 1][i], 12));
    expect([...a]).toEqual([2, 1, 1, 2]);
  });
});

describe('refuses', () => {
  it('a single row, a number of components out of range, and rows of another shape', () => {
    expect(() => pca(matrixFromRows([[1, 2]]))).toThrow('need 2 rows');
    expect(() => pca(iris, 5)).toThrow('nComponents is 5');
    expect(() => pca(iris, 0)).toThrow('nComponents is 0');
    expect(() => pcaScores(pca(iris), matrixFromRows([[1]]))).toThrow('the rows have 1 features');
  });

  it('says 0 where nothing varies', () => {
    const { explainedVarianceRatio } = pca(
      matrixFromRows([
        [1, 1],
        [1, 1],
      ]),
    );
    expect([...explainedVarianceRatio]).toEqual([0, 0]);
  });
});
