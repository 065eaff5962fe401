import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createRandom,
  prepareRows,
  type Matrix,
  type PrepareRows,
  type WeightedRows,
} from '../../core/index.ts';
import { createArena } from '../kernels/arena.ts';
import { bindKernels, loadKernels } from '../kernels/module.ts';
import { packedBytes, preparesWithKernels, workBytes } from './preparedRows.ts';

const from = 65_536;
const memory = new WebAssembly.Memory({ initial: 64, maximum: 65_536, shared: true });
let kernels: ReturnType<typeof bindKernels>;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernels = bindKernels(module, memory);
});

/** In an arena of just the size that is said to do. */
function withKernels({ x }: WeightedRows, nClusters: number): PrepareRows {
  const { nSamples, nFeatures } = x;
  new Uint8Array(memory.buffer, from).fill(255);
  const bytes = packedBytes(nSamples, nFeatures) + workBytes(nSamples, nFeatures, nClusters);
  return preparesWithKernels(kernels, createArena(memory.buffer, { from, bytes }));
}

function lumps(seed: number, nSamples: number, nFeatures: number): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from(
    { length: nSamples * nFeatures },
    () => random.nextGaussian() + 6 * random.nextInt(3),
  );
  return { data, nSamples, nFeatures };
}

const shapes = fc.record({
  seed: fc.nat(),
  nSamples: fc.integer({ min: 20, max: 150 }),
  nFeatures: fc.integer({ min: 1, max: 40 }),
  nClusters: fc.integer({ min: 1, max: 20 }),
  isWeighted: fc.boolean(),
  offset: fc.constantFrom(0, 1e5),
  unit: fc.constantFrom(1, 1e-30, 1e30),
});

describe('rows for the kernels and for core', () => {
  it('start and descend alike (law)', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters, isWeighted, offset, unit }) => {
        const lumped = lumps(seed, nSamples, nFeatures);
        const x = { ...lumped, data: lumped.data.map((value) => (value + offset) * unit) };
        const random = createRandom(seed);
        const weights = isWeighted
          ? Float64Array.from({ length: nSamples }, () => 0.5 + random.nextInt(4))
          : null;
        const rows = { x, weights };
        const [found, expected] = [withKernels(rows, nClusters), prepareRows].map((prepare) =>
          prepare(rows, (prepared) => {
            const start = prepared.start(nClusters, createRandom(seed));
            const limits = { maxIter: 100, tolerance: 0 };
            return {
              start,
              meanVariance: prepared.meanVariance,
              end: prepared.descend(lumpsOf(x, nClusters), limits),
            };
          }),
        );
        expect(found.meanVariance / expected.meanVariance).toBeCloseTo(1, 4);
        found.start.forEach((value, q) =>
          expect(Math.abs(value - expected.start[q]) / unit).toBeLessThan(1e-4),
        );
        expect(found.end.converged).toBe(true);
        expect(found.end.nIter).toBeLessThanOrEqual(100);
        expect(found.end.labels).toHaveLength(nSamples);
        const least = 1e-9 * expected.meanVariance;
        expect(found.end.inertia).toBeLessThanOrEqual(expected.end.inertia * 1.001 + least);
        expect(found.end.inertia).toBeGreaterThanOrEqual(expected.end.inertia * 0.999 - least);
      }),
    );
  });

  it('fill a cluster that no row is nearest to with the farthest row (by hand)', () => {
    const x = { data: Float64Array.of(0, 1, 2, 10), nSamples: 4, nFeatures: 1 };
    const rows = { x, weights: null };
    const limits = { maxIter: 10, tolerance: 0 };
    const start = Float64Array.of(1, 1000);
    for (const prepare of [withKernels(rows, 2), prepareRows]) {
      const { centroids, labels, inertia } = prepare(rows, ({ descend }) => descend(start, limits));
      expect([...centroids].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, 10]);
      expect([...labels]).toEqual([0, 0, 0, 1]);
      expect(inertia).toBeCloseTo(2, 6);
    }
  });

  it('measure squares in one unit, to the nearest and to each', () => {
    const rows = { x: lumps(5, 61, 7), weights: null };
    const points = lumpsOf(rows.x, 5);
    const [found, expected] = [withKernels(rows, 5), prepareRows].map((prepare) =>
      prepare(rows, (prepared) => ({
        nearest: prepared.squares(points),
        each: prepared.squaresToEach(points),
      })),
    );
    const unit = expected.each[1] / found.each[1];
    expect(found.each).toHaveLength(5 * 61);
    found.each.forEach((square, p) => expect(square * unit).toBeCloseTo(expected.each[p], 3));
    found.nearest.forEach((square, i) => {
      expect(square * unit).toBeCloseTo(expected.nearest[i], 3);
      expect(square).toBe(Math.min(...[0, 1, 2, 3, 4].map((j) => found.each[j * 61 + i])));
    });
  });

  it('stop at the limits they are given', () => {
    const rows = { x: lumps(9, 150, 3), weights: null };
    const start = lumpsOf(rows.x, 6);
    withKernels(rows, 6)(rows, ({ descend }) => {
      const whole = descend(start, { maxIter: 100, tolerance: 0 });
      expect(whole.nIter).toBeGreaterThan(2);
      const short = descend(start, { maxIter: 1, tolerance: 0 });
      expect([short.nIter, short.converged]).toEqual([1, false]);
      const loose = descend(start, { maxIter: 100, tolerance: 1e9 });
      expect([loose.nIter, loose.converged]).toEqual([1, true]);
    });
  });
});

/** The first rows as centroids. */
function lumpsOf({ data, nFeatures }: Matrix, nClusters: number): Float64Array {
  return data.slice(0, nClusters * nFeatures);
}
