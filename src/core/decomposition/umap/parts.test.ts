import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../../matrix.ts';
import { createRandom } from '../../random/index.ts';
import { fitCurve } from './curve.ts';
import { exactNeighbours, nearestIn } from './exactNeighbours.ts';
import { forceAt, pullTable, pushTable } from './forces.ts';
import { fuzzyUnion } from './fuzzyUnion.ts';
import { memberships } from './memberships.ts';
import { nearestDescent } from './nearestDescent.ts';

function cloud(nSamples: number, nFeatures: number, seed: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from({ length: nSamples * nFeatures }, () => random.nextGaussian());
  return { data, nSamples, nFeatures };
}

/** Squared distances from a row to all others of `x`, nearest first. */
function allSquares(x: Matrix, row: readonly number[], skip: number): number[] {
  const squares: number[] = [];
  for (let other = 0; other < x.nSamples; other++) {
    if (other === skip) continue;
    squares.push(row.reduce((sum, v, f) => sum + (x.data[other * x.nFeatures + f] - v) ** 2, 0));
  }
  return squares.toSorted((a, b) => a - b);
}

describe('nearest neighbours', () => {
  it('are those of all distances', () => {
    const shapes = fc.record({
      nSamples: fc.integer({ min: 2, max: 300 }),
      nFeatures: fc.integer({ min: 1, max: 6 }),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(shapes, ({ nSamples, nFeatures, seed }) => {
        const x = cloud(nSamples, nFeatures, seed);
        const k = Math.min(5, nSamples - 1);
        const within = exactNeighbours(x, k);
        const between = nearestIn(x, x, k + 1);
        for (const row of [0, Math.floor(nSamples / 2), nSamples - 1]) {
          const values = [...x.data.subarray(row * nFeatures, (row + 1) * nFeatures)];
          const expected = allSquares(x, values, row).slice(0, k);
          const found = within.squares.subarray(row * k, (row + 1) * k);
          found.forEach((square, n) => expect(square).toBeCloseTo(expected[n], 12));
          expect([...between.squares.subarray(row * (k + 1), (row + 1) * (k + 1))]).toEqual([
            0,
            ...found,
          ]);
          expect(between.rows[row * (k + 1)]).toBe(row);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are nearly all found by descent, and no row twice or by itself', () => {
    const x = cloud(2000, 8, 3);
    const exact = exactNeighbours(x, 10);
    const found = nearestDescent(x, 10, 1);
    let hits = 0;
    for (let row = 0; row < 2000; row++) {
      const own = [...found.rows.subarray(row * 10, (row + 1) * 10)];
      expect(new Set([row, ...own]).size).toBe(11);
      const expected = new Set(exact.rows.subarray(row * 10, (row + 1) * 10));
      hits += own.filter((other) => expected.has(other)).length;
    }
    expect(hits / 20_000).toBeGreaterThan(0.97);
    expect(nearestDescent(x, 10, 1)).toEqual(found);
    expect(nearestDescent(x, 10, 2)).not.toEqual(found);
  });

  it('are found among equal rows', () => {
    const x = matrixFromRows(Array.from({ length: 200 }, (_, i) => [i % 2]));
    const { rows, squares } = nearestDescent(x, 4, 1);
    expect(rows.every((row) => row >= 0)).toBe(true);
    expect(squares.every((square) => square === 0)).toBe(true);
  });
});

describe('memberships', () => {
  it('give the nearest 1 and sum to the logarithm of the neighbours', () => {
    const neighbours = exactNeighbours(cloud(80, 3, 1), 9);
    const strengths = memberships(neighbours, 10);
    for (let row = 0; row < 80; row++) {
      const own = strengths.subarray(row * 9, (row + 1) * 9);
      expect(own[0]).toBe(1);
      expect(own.reduce((sum, strength) => sum + strength, 0)).toBeCloseTo(Math.log2(10), 4);
    }
  });

  it('join as a + b - a b, in both directions', () => {
    const neighbours = {
      nNeighbours: 1,
      rows: Int32Array.from([1, 0, 1]),
      squares: Float64Array.from([1, 1, 4]),
    };
    expect(fuzzyUnion(neighbours, Float64Array.from([0.5, 0.25, 0.125]))).toEqual({
      heads: Int32Array.from([0, 1, 1, 2]),
      tails: Int32Array.from([1, 0, 2, 1]),
      weights: Float64Array.from([0.625, 0.625, 0.125, 0.125]),
    });
  });
});

describe('the curve', () => {
  // umap-learn's find_ab_params, by SciPy's curve_fit.
  it.each([
    { minDist: 0.1, spread: 1, a: 1.576943, b: 0.8950609 },
    { minDist: 0, spread: 1, a: 1.932808, b: 0.790495 },
    { minDist: 0.5, spread: 1, a: 0.58303, b: 1.3341669 },
  ])('at minDist $minDist is a = $a, b = $b', ({ minDist, spread, a, b }) => {
    const curve = fitCurve(minDist, spread);
    expect(curve.a).toBeCloseTo(a, 4);
    expect(curve.b).toBeCloseTo(b, 4);
  });

  it('gives forces that the tables hold to four digits', () => {
    const curve = fitCurve(0.1, 1);
    const { a, b } = curve;
    const [pull, push] = [pullTable(curve), pushTable(curve)];
    const squares = fc.double({ min: -20, max: 20, noNaN: true }).map((exponent) => 2 ** exponent);
    fc.assert(
      fc.property(squares, (square) => {
        const pulled = (2 * a * b * square ** (b - 1)) / (1 + a * square ** b);
        const pushed = (2 * b) / ((0.001 + square) * (1 + a * square ** b));
        expect(forceAt(pull, square) / pulled).toBeCloseTo(1, 3);
        expect(forceAt(push, square) / pushed).toBeCloseTo(1, 3);
      }),
    );
    for (const square of [0, 1e-300, 1e300]) expect(forceAt(pull, square)).toBeGreaterThan(0);
  });
});
