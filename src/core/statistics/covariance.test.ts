import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iris } from '../../../test/support/iris.ts';
import { matrixFromRows, type Matrix } from '../matrix.ts';
import { createRandom } from '../random/index.ts';
import { correlation, correlationMatrix, covariance, covarianceBlockRows, mean } from './index.ts';

/** What numpy gives; made by test/reference/covariance.py. */
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/covariance.json'), 'utf8'),
) as Record<'means' | 'covariances' | 'populationCovariances' | 'correlations', number[]>;

const column = ({ data, nFeatures }: Matrix, f: number): Float64Array =>
  data.filter((_, place) => place % nFeatures === f);

/** Columns that share a part of each other, at an offset. */
function drawn(seed: number, nSamples: number, nFeatures: number, offset = 0): Matrix {
  const random = createRandom(seed);
  const data = new Float64Array(nSamples * nFeatures);
  for (let p = 0, shared = 0; p < data.length; p++) {
    if (p % nFeatures === 0) shared = random.nextGaussian();
    data[p] = offset + shared + random.nextGaussian();
  }
  return { data, nSamples, nFeatures };
}

describe('covariance', () => {
  it('agrees with numpy', () => {
    const found = covariance(iris);
    const pairs: [Float64Array, number[]][] = [
      [found.means, reference.means],
      [found.covariances, reference.covariances],
      [covariance(iris, 0).covariances, reference.populationCovariances],
      [correlationMatrix(found), reference.correlations],
    ];
    for (const [values, expected] of pairs) {
      expect(values).toHaveLength(expected.length);
      values.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 13));
    }
  });

  it('of three rows (by hand)', () => {
    const { means, covariances } = covariance(
      matrixFromRows([
        [1, 10],
        [2, 30],
        [3, 20],
      ]),
    );
    expect([...means]).toEqual([2, 20]);
    expect([...covariances]).toEqual([1, 5, 5, 100]);
  });

  it('knows a constant column exactly', () => {
    const found = covariance(
      matrixFromRows([
        [0.1, 1],
        [0.1, 2],
        [0.1, 4],
      ]),
    );
    expect(found.means[0]).toBe(0.1);
    expect([...found.covariances.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(correlationMatrix(found)).toEqual(Float64Array.of(NaN, NaN, NaN, 1));
  });

  it('sums all blocks, the last and shorter one too', () => {
    const x = drawn(3, 2 * covarianceBlockRows + 4099, 3);
    const { means, covariances } = covariance(x);
    const centred = [0, 1, 2].map((f) => column(x, f).map((value) => value - means[f]));
    means.forEach((value, f) => expect(value).toBeCloseTo(mean(column(x, f)), 12));
    covariances.forEach((value, place) => {
      const other = centred[place % 3];
      const sum = centred[Math.floor(place / 3)].reduce((all, one, i) => all + one * other[i], 0);
      expect(value).toBeCloseTo(sum / (x.nSamples - 1), 11);
    });
  });

  it('keeps 8 digits beside a first row that is far away', () => {
    const data = Float64Array.from({ length: 100_000 }, (_, i) => (i === 0 ? 1e9 : i % 2));
    const found = covariance({ data, nSamples: data.length, nFeatures: 1 }, 0);
    // The mean of the squares less the square of the mean, in whole numbers: (1e18 + 5e4) / 1e5 - (1.00005e9 / 1e5)^2.
    const exact = Number(
      (1_000_000_000_050_000_000n - (1_000_050_000n * 1_000_050_000n) / 100_000n) / 100_000n,
    );
    expect(found.covariances[0] / exact).toBeCloseTo(1, 8);
  });

  it('does not depend on an offset, and its correlations are those of pairs (law)', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 2, max: 300 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, nSamples, nFeatures) => {
          const x = drawn(seed, nSamples, nFeatures);
          const found = covariance(x);
          const moved = covariance({ ...x, data: x.data.map((value) => value + 1e6) });
          const correlations = correlationMatrix(found);
          moved.covariances.forEach((value, place) => {
            expect(value).toBeCloseTo(found.covariances[place], 7);
            const f = Math.floor(place / nFeatures);
            const pair = correlation(column(x, f), column(x, place % nFeatures));
            expect(correlations[place]).toBeCloseTo(pair, 10);
          });
        },
      ),
    );
  });

  it('names the first value that cannot be used, wherever it stands', () => {
    const x = drawn(1, covarianceBlockRows + 10, 2);
    for (const [value, text] of [
      [NaN, 'NaN'],
      [-Infinity, '-Infinity'],
      [1.1e150, '1.1e'],
    ] as const) {
      for (const place of [0, 2 * covarianceBlockRows + 5]) {
        const data = x.data.with(place, value);
        expect(() => covariance({ ...x, data })).toThrow(
          `row ${place >> 1}, column ${place % 2} holds ${text}`,
        );
      }
    }
    const far = new Float64Array(8).fill(1.1e150);
    expect(() => covariance({ data: far, nSamples: 8, nFeatures: 1 })).toThrow('scale the column');
    expect(() => covariance({ ...x, nSamples: 3 })).toThrow('as its shape says');
  });
});
