import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assign, createRandom, isBefore, matrixFromRows, type Matrix } from '../../core/index.ts';
import { createArena, type Arena } from './arena.ts';
import {
  massPlace,
  noLabel,
  packCentroidPairs,
  runKMeansMove,
  runKMeansSquares,
  sumsStride,
  moveScratchBytes,
  tileScratchBytes,
  wholeTiles,
  type KMeansKernel,
  type PackedRows,
} from './kMeans.ts';
import { bindKernels, loadKernels } from './module.ts';

const bytes = 32 * 65_536;
const memory = new WebAssembly.Memory({ initial: 64, maximum: 65_536, shared: true });
let kernel: KMeansKernel;

beforeAll(async () => {
  const module = await loadKernels();
  if (module === null) throw new Error('these tests need an engine with WebAssembly SIMD');
  kernel = bindKernels(module, memory);
});

/** A fresh arena, filled with what is no number so that nothing counts on what was there. */
function freshArena(): Arena {
  new Uint8Array(memory.buffer, bytes, bytes).fill(255);
  return createArena(memory.buffer, { from: bytes, bytes });
}

const shapes = fc.record({
  seed: fc.nat(),
  nSamples: fc.integer({ min: 1, max: 75 }),
  nFeatures: fc.integer({ min: 1, max: 40 }),
  nClusters: fc.integer({ min: 1, max: 20 }),
  isWeighted: fc.boolean(),
});

/** Where all rows and centroids lie together: there, products lose the digits that tell them apart. */
const wheres = fc.constantFrom(0, 30, 4_000);

/** Small whole numbers: exact in f32, with ties and repeated rows. */
function wholeNumbers(seed: number, nSamples: number, nFeatures: number, where = 0): Matrix {
  const random = createRandom(seed);
  const data = Float64Array.from(
    { length: nSamples * nFeatures },
    () => where + random.nextInt(5) + 10 * random.nextInt(2),
  );
  return { data, nSamples, nFeatures };
}

/** Rows as the kernels read them, in groups of 4. */
function pack({ buffer, allocate }: Arena, x: Matrix, weights: Float32Array | null): PackedRows {
  const { data, nSamples, nFeatures } = x;
  const nRows = wholeTiles(nSamples);
  const place = allocate(nRows * nFeatures * 4);
  const packed = new Float32Array(buffer, place, nRows * nFeatures).fill(0);
  for (let i = 0; i < nSamples; i++) {
    for (let f = 0; f < nFeatures; f++) {
      packed[4 * nFeatures * Math.floor(i / 4) + 4 * f + (i % 4)] = data[i * nFeatures + f];
    }
  }
  const reach = Math.max(...x.data) * Math.sqrt(nFeatures);
  if (weights === null) return { x: place, weights: 0, nSamples, nFeatures, reach };
  const at = allocate(nRows * 4);
  new Float32Array(buffer, at, nRows).fill(0).set(weights);
  return { x: place, weights: at, nSamples, nFeatures, reach };
}

function putF32({ buffer, allocate }: Arena, values: ArrayLike<number>): number {
  const place = allocate(values.length * 4);
  new Float32Array(buffer, place, values.length).set(values);
  return place;
}

function squareTo(x: Matrix, i: number, points: Matrix, j: number): number {
  let sum = 0;
  for (let f = 0; f < x.nFeatures; f++) {
    sum += (x.data[i * x.nFeatures + f] - points.data[j * x.nFeatures + f]) ** 2;
  }
  return sum;
}

/** The first of the nearest points. */
function nearestTo(x: Matrix, i: number, points: Matrix): { label: number; square: number } {
  let label = 0;
  for (let j = 1; j < points.nSamples; j++) {
    if (squareTo(x, i, points, j) < squareTo(x, i, points, label)) label = j;
  }
  return { label, square: squareTo(x, i, points, label) };
}

function halves(seed: number, length: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => (1 + random.nextInt(6)) / 2);
}

describe('the kernels of K-means and their plain twins (laws over random shapes)', () => {
  it('move rows to their nearest centroids and keep the sums in step', () => {
    fc.assert(
      fc.property(shapes, wheres, ({ seed, nSamples, nFeatures, nClusters, isWeighted }, where) => {
        const arena = freshArena();
        const x = wholeNumbers(seed, nSamples, nFeatures, where);
        const weights = isWeighted ? halves(seed, nSamples) : null;
        const packed = pack(arena, x, weights);
        const stride = sumsStride(nFeatures);
        const places = {
          centroids: arena.allocate(nClusters * nFeatures * 4),
          labels: arena.allocate(wholeTiles(nSamples) * 2),
          sums: arena.allocate(nClusters * stride * 8),
          scratch: arena.allocate(moveScratchBytes(nClusters, nFeatures)),
        };
        const labels = new Uint16Array(arena.buffer, places.labels, nSamples).fill(noLabel);
        const sums = new Float64Array(arena.buffer, places.sums, nClusters * stride).fill(0);
        let before = [...labels];
        for (const points of [1, 2].map((s) =>
          wholeNumbers(seed + s, nClusters, nFeatures, where),
        )) {
          new Float32Array(arena.buffer, places.centroids, points.data.length).set(points.data);
          const moved = runKMeansMove(kernel, packed, nClusters, places, 0, nSamples);
          const expected = before.map((_, i) => nearestTo(x, i, points).label);
          expect([...labels]).toEqual(expected);
          expect(moved).toBe(expected.filter((label, i) => label !== before[i]).length);
          before = expected;
          const totals = new Float64Array(nClusters * stride);
          expected.forEach((label, i) => {
            const weight = weights?.[i] ?? 1;
            for (let f = 0; f < nFeatures; f++) {
              totals[label * stride + f] += weight * x.data[i * nFeatures + f];
            }
            totals[label * stride + massPlace(nFeatures)] += weight;
            totals[label * stride + massPlace(nFeatures) + 1]++;
          });
          expect([...sums]).toEqual([...totals]);
        }
      }),
    );
  });

  it.each([0, 4_000])('move many rows that lie around %i', (where) => {
    const arena = freshArena();
    const x = wholeNumbers(5, 3_000, 7, where);
    const points = wholeNumbers(6, 11, 7, where);
    const places = {
      centroids: putF32(arena, points.data),
      labels: arena.allocate(wholeTiles(x.nSamples) * 2),
      sums: arena.allocate(points.nSamples * sumsStride(7) * 8),
      scratch: arena.allocate(moveScratchBytes(points.nSamples, 7)),
    };
    const labels = new Uint16Array(arena.buffer, places.labels, x.nSamples).fill(noLabel);
    runKMeansMove(kernel, pack(arena, x, null), points.nSamples, places, 0, x.nSamples);
    expect([...labels]).toEqual(
      Array.from({ length: x.nSamples }, (_, i) => nearestTo(x, i, points).label),
    );
  });

  it('measure the distance to the nearest', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters }) => {
        const arena = freshArena();
        const x = wholeNumbers(seed, nSamples, nFeatures);
        const points = wholeNumbers(seed + 1, nClusters, nFeatures);
        const places = {
          centroids: putF32(arena, points.data),
          squares: arena.allocate(wholeTiles(nSamples) * 4),
          scratch: arena.allocate(tileScratchBytes(nClusters)),
        };
        runKMeansSquares(kernel, pack(arena, x, null), nClusters, places);
        const squares = new Float32Array(arena.buffer, places.squares, nSamples);
        squares.forEach((square, i) => expect(square).toBe(nearestTo(x, i, points).square));
      }),
    );
  });

  it('tell what would remain with each candidate', () => {
    fc.assert(
      fc.property(shapes, ({ seed, nSamples, nFeatures, nClusters, isWeighted }) => {
        const arena = freshArena();
        const x = wholeNumbers(seed, nSamples, nFeatures);
        const points = wholeNumbers(seed + 1, nClusters, nFeatures);
        const weights = isWeighted ? halves(seed, nSamples) : null;
        const packed = pack(arena, x, weights);
        const nRows = wholeTiles(nSamples);
        const known = Float32Array.from({ length: nRows }, (_, i) => (i < nSamples ? 40 + i : 0));
        const remaining = arena.allocate(nClusters * nRows * 4);
        const totals = arena.allocate(nClusters * 16);
        kernel.kMeansPotentials(
          packed.x,
          packed.weights,
          nSamples,
          nFeatures,
          nClusters,
          putF32(arena, points.data),
          putF32(arena, known),
          remaining,
          totals,
          arena.allocate(tileScratchBytes(nClusters)),
        );
        for (let t = 0; t < nClusters; t++) {
          const found = new Float32Array(arena.buffer, remaining + t * nRows * 4, nSamples);
          const expected = Array.from({ length: nSamples }, (_, i) =>
            Math.min(known[i], squareTo(x, i, points, t)),
          );
          expect([...found]).toEqual(expected);
          const [even, odd] = new Float64Array(arena.buffer, totals + t * 16, 2);
          expect(even + odd).toBeCloseTo(
            expected.reduce((sum, square, i) => sum + square * (weights?.[i] ?? 1), 0),
            9,
          );
        }
      }),
    );
  });

  it('assign to the bit as core does, the first in lexicographic order where distances tie', () => {
    fc.assert(
      fc.property(shapes, fc.boolean(), ({ seed, nSamples, nFeatures, nClusters }, isWhole) => {
        const arena = freshArena();
        const random = createRandom(seed);
        const scale = isWhole ? 1 : random.next();
        const scaled = (x: Matrix): Matrix => ({ ...x, data: x.data.map((v) => v * scale) });
        const x = scaled(wholeNumbers(seed, nSamples, nFeatures));
        const unsorted = scaled(wholeNumbers(seed + 1, nClusters, nFeatures));
        const order = Array.from({ length: nClusters }, (_, j) => j).toSorted((a, b) =>
          isBefore(unsorted, a, b) ? -1 : 1,
        );
        const centroids = matrixFromRows(
          order.map((j) => [...unsorted.data.subarray(j * nFeatures, (j + 1) * nFeatures)]),
        );
        const pairs = packCentroidPairs(centroids);
        const places = [x.data, pairs].map((values) => {
          const place = arena.allocate(values.length * 8);
          new Float64Array(arena.buffer, place, values.length).set(values);
          return place;
        });
        const labels = arena.allocate(nSamples * 4);
        const distances = arena.allocate(nSamples * 8);
        kernel.kMeansAssign(
          places[0],
          nSamples,
          nFeatures,
          Math.ceil(nClusters / 2),
          places[1],
          labels,
          distances,
        );
        const expected = assign(centroids, x);
        expect([...new Float64Array(arena.buffer, distances, nSamples)]).toEqual([
          ...expected.distances,
        ]);
        const found = new Int32Array(arena.buffer, labels, nSamples);
        found.forEach((label, i) =>
          expect(squareTo(centroids, label, centroids, expected.labels[i])).toBe(0),
        );
      }),
    );
  });
});
