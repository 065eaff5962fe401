import { describe, expect, it } from 'vitest';
import { matrixFromRows, type Matrix } from '../../matrix.ts';
import { createRandom } from '../../random/index.ts';
import type { WeightedRows } from '../descent.ts';
import { kMeans } from '../kMeans.ts';
import { lloyd } from '../lloyd.ts';
import { resolveKMeansOptions, type KMeansSettings } from '../options.ts';
import { prepareRows } from '../prepared.ts';
import { findBirths } from './births.ts';
import { coreset, populationOf } from '../coreset.ts';
import { cutsOf } from './cuts.ts';
import { polish } from './index.ts';
import { nearestOf } from './nearest.ts';
import { findResplits } from './resplits.ts';

const limits = { maxIter: 300, tolerance: 0 };

/** Points spread evenly over a rectangle. */
function rectangle(width: number, height: number): WeightedRows {
  const rows = Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width)]);
  return { x: matrixFromRows(rows), weights: null };
}

/** Groups of unequal size; the few rows of the last ones lie far away. */
function groups(nSamples: number, centres: readonly (readonly number[])[]): Matrix {
  const random = createRandom(8);
  return matrixFromRows(
    Array.from({ length: nSamples }, () => {
      const place = Math.floor(centres.length * random.next() ** 3);
      return centres[place].map((value) => value + random.nextGaussian());
    }),
  );
}

function nearest({ x }: WeightedRows, centroids: Float64Array): ReturnType<typeof nearestOf> {
  const nClusters = centroids.length / x.nFeatures;
  return prepareRows({ x, weights: null }, ({ squaresToEach }) =>
    nearestOf(squaresToEach(centroids), nClusters),
  );
}

describe('cutsOf', () => {
  it('cuts the longer side first, at the mean (by hand)', () => {
    const [first, second] = cutsOf(rectangle(8, 4), 3);
    expect([...first]).toEqual([1.5, 1.5, 5.5, 1.5]);
    expect([...second]).toEqual([3.5, 0.5, 3.5, 2.5]);
  });

  it('weighs rows, and leaves out features that do not vary', () => {
    const x = matrixFromRows([
      [0, 7],
      [1, 7],
      [10, 7],
    ]);
    const cuts = cutsOf({ x, weights: Float64Array.of(3, 1, 1) }, 3);
    expect(cuts.map((cut) => [...cut])).toEqual([[0.25, 7, 10, 7]]);
  });
});

describe('findResplits', () => {
  it('sees that a mass of rows is divided along the wrong side', () => {
    const rows = rectangle(12, 10);
    const across = lloyd(rows, Float64Array.of(5.5, 2, 5.5, 7), limits);
    const [best] = findResplits(rows, prepareRows, across);
    expect(best.pair).toEqual([0, 1]);
    expect(best.delta).toBeLessThan(0);
    const along = lloyd(rows, best.centroids, limits);
    expect(along.inertia).toBeCloseTo(across.inertia + best.delta, 6);
  });

  it('has nothing to offer where the division is right', () => {
    const rows: WeightedRows = { x: matrixFromRows([[0], [1], [10], [11]]), weights: null };
    expect(findResplits(rows, prepareRows, lloyd(rows, Float64Array.of(0, 10), limits))).toEqual(
      [],
    );
  });
});

describe('findBirths', () => {
  const x = groups(400, [
    [0, 0],
    [30, 0],
    [0, 60],
  ]);
  const rows: WeightedRows = { x, weights: null };
  const two = lloyd(rows, Float64Array.of(15, 0, 0, 60), limits);
  const births = prepareRows(rows, (prepared) =>
    findBirths(rows, prepared, two.centroids, nearest(rows, two.centroids), createRandom(1)),
  );

  it('finds the group without a centroid of its own, and whose it was', () => {
    const [best] = births;
    const gap = Math.min(
      Math.hypot(best.centroid[0] - 30, best.centroid[1]),
      Math.hypot(best.centroid[0], best.centroid[1]),
    );
    expect(gap).toBeLessThan(3);
    expect(best.mother).toBe(0);
  });

  it('knows what the inertia becomes without any descent', () => {
    const [{ centroid, gain, losses }] = births;
    const sumOf = (centroids: number[]): number =>
      nearest(rows, Float64Array.from(centroids)).first.reduce((sum, square) => sum + square, 0);
    const [a, b] = [two.centroids.slice(0, 2), two.centroids.slice(2)];
    expect(two.inertia - gain).toBeCloseTo(sumOf([...a, ...b, ...centroid]), 6);
    expect(two.inertia - gain + losses[1]).toBeCloseTo(sumOf([...a, ...centroid]), 6);
  });
});

describe('coreset', () => {
  const x = groups(30_000, [
    [0, 0],
    [3, 3],
    [400, 0],
  ]);
  const centroids = Float64Array.of(0, 0, 3, 3, 400, 0);
  const inertia = nearest({ x, weights: null }, centroids).first.reduce((sum, v) => sum + v, 0);

  it('stands for all rows: their number and their inertia', () => {
    for (const weights of [null, new Float64Array(x.nSamples).fill(2)]) {
      const sample = coreset(
        populationOf({ x, weights }),
        nearest({ x, weights }, centroids).first,
        3000,
        createRandom(2),
      );
      const mass = sample.weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
      expect(sample.x.nSamples).toBeLessThanOrEqual(3001);
      expect(mass / x.nSamples / (weights === null ? 1 : 2)).toBeCloseTo(1, 1);
      const squares = nearest(sample, centroids).first;
      const estimate = squares.reduce(
        (sum, square, i) => sum + square * (sample.weights?.[i] ?? 0),
        0,
      );
      expect(Math.abs(estimate / inertia / (weights === null ? 1 : 2) - 1)).toBeLessThan(0.05);
    }
  });

  it('keeps the few rows that a clustering would be wrong without', () => {
    const far = { ...x, data: x.data.slice() };
    for (let i = 0; i < 5; i++) far.data[2 * i] = 9000 + i;
    const distant: WeightedRows = { x: far, weights: null };
    const sample = coreset(
      populationOf(distant),
      nearest(distant, centroids).first,
      3000,
      createRandom(3),
    );
    expect(sample.x.data.filter((value) => value > 5000)).toHaveLength(5);
  });
});

describe('polish', () => {
  const polished = (
    rows: WeightedRows,
    settings: KMeansSettings,
    start: Float64Array,
  ): ReturnType<typeof polish> =>
    prepareRows(rows, (prepared) => polish(rows, settings, start, prepared, prepareRows));

  it('turns a wrong division of two into the right one', () => {
    const rows = rectangle(12, 10);
    const settings = resolveKMeansOptions({ nClusters: 2 });
    const start = Float64Array.of(5.5, 2, 5.5, 7);
    const expected = lloyd(rows, Float64Array.of(2.5, 4.5, 8.5, 4.5), limits).inertia;
    expect(lloyd(rows, start, limits).inertia).toBeGreaterThan(expected);
    expect(polished(rows, settings, start).inertia).toBeCloseTo(expected, 6);
  });

  it('works on a sample above 10,000 rows: lower, at rest, and the same each time', () => {
    const x = groups(12_000, [
      [0, 0],
      [20, 0],
      [0, 20],
      [60, 60],
      [90, 10],
    ]);
    const start = Float64Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
    const settings = resolveKMeansOptions({ nClusters: 5 });
    const rows = { x, weights: null };
    const found = polished(rows, settings, start);
    expect(found).toEqual(polished(rows, settings, start));
    expect(found.converged).toBe(true);
    expect(found.inertia / x.data.length).toBeLessThan(1.05);
    expect(lloyd(rows, found.centroids, limits).inertia).toBeCloseTo(found.inertia, 6);
  });

  it('has nothing to do where every row lies on a centroid', () => {
    const x = matrixFromRows([[0], [0], [3], [3]]);
    const { inertia, clusterSizes } = kMeans(x, { nClusters: 2 });
    expect(inertia).toBe(0);
    expect([...clusterSizes]).toEqual([2, 2]);
  });
});
