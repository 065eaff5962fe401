import type { Arena } from '../kernels/arena.ts';
import {
  runKMeansSquares,
  tileScratchBytes,
  wholeTiles,
  type KMeansKernel,
} from '../kernels/kMeans.ts';
import { toPacked, type KernelRows } from './kernelRows.ts';
import type { Packing } from './packRows.ts';

/** Squared distance of each row to the nearest of some points (nSamples), in the packed unit. */
export function squaresToNearest(
  kernel: KMeansKernel,
  arena: Arena,
  { packed, packing }: KernelRows,
  points: Float64Array,
): Float32Array {
  const nPoints = points.length / packed.nFeatures;
  const places = {
    centroids: placePoints(arena, packing, points),
    squares: arena.allocate(wholeTiles(packed.nSamples) * 4),
    scratch: arena.allocate(tileScratchBytes(nPoints)),
  };
  runKMeansSquares(kernel, packed, nPoints, places);
  return new Float32Array(arena.buffer, places.squares, packed.nSamples).slice();
}

/** A few points at a time, so that room for the starts of K-means does. */
const pointsTogether = 2;

/** Squared distance of each row to each of some points (nPoints x nSamples), in the packed unit. */
export function squaresToEach(
  kernel: KMeansKernel,
  arena: Arena,
  { packed, packing }: KernelRows,
  points: Float64Array,
): Float32Array {
  const { nSamples, nFeatures } = packed;
  const nPoints = points.length / nFeatures;
  const squares = new Float32Array(nPoints * nSamples);
  const nRows = wholeTiles(nSamples);
  const candidates = placePoints(arena, packing, points);
  const nearest = arena.allocate(nRows * 4);
  const remaining = arena.allocate(pointsTogether * nRows * 4);
  const totals = arena.allocate(pointsTogether * 16);
  const scratch = arena.allocate(tileScratchBytes(pointsTogether));
  new Float32Array(arena.buffer, nearest, nRows).fill(Infinity);
  for (let point = 0; point < nPoints; point += pointsTogether) {
    const nTogether = Math.min(pointsTogether, nPoints - point);
    kernel.kMeansPotentials(
      packed.x,
      0,
      nSamples,
      nFeatures,
      nTogether,
      candidates + point * nFeatures * 4,
      nearest,
      remaining,
      totals,
      scratch,
    );
    for (let t = 0; t < nTogether; t++) {
      const own = new Float32Array(arena.buffer, remaining + t * nRows * 4, nSamples);
      squares.set(own, (point + t) * nSamples);
    }
  }
  return squares;
}

function placePoints(arena: Arena, packing: Packing, points: Float64Array): number {
  const place = arena.allocate(points.length * 4);
  new Float32Array(arena.buffer, place, points.length).set(toPacked(points, packing));
  return place;
}
