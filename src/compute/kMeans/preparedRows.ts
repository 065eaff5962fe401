import {
  nTrialsOf,
  type PreparedRows,
  type PrepareRows,
  type WeightedRows,
} from '../../core/index.ts';
import { regionBytes, type Arena } from '../kernels/arena.ts';
import {
  sumsStride,
  moveScratchBytes,
  wholeTiles,
  type KMeansKernel,
  type PackedRows,
} from '../kernels/kMeans.ts';
import { descend } from './descend.ts';
import type { KernelRows } from './kernelRows.ts';
import { packedVariance, packRows, planPacking, reachOf } from './packRows.ts';
import { plusPlus } from './plusPlus.ts';
import { squaresToEach, squaresToNearest } from './squares.ts';

/** Points that distances are asked for, however few the clusters. */
const mostPoints = 16;

/** Bytes of an arena that {@link readyRows} works in. */
export function workBytes(nSamples: number, nFeatures: number, nClusters: number): number {
  const nRows = wholeTiles(nSamples);
  const nTrials = nTrialsOf(nClusters);
  const nPoints = Math.max(nClusters, nTrials, mostPoints);
  return (
    regionBytes(nPoints * nFeatures * 4) +
    regionBytes(nPoints * sumsStride(nFeatures) * 8) +
    regionBytes(moveScratchBytes(nPoints, nFeatures)) +
    regionBytes(nTrials * 16) +
    (1 + nTrials) * regionBytes(nRows * 4)
  );
}

/** Bytes of an arena that packed rows take. */
export function packedBytes(nSamples: number, nFeatures: number): number {
  const nRows = wholeTiles(nSamples);
  return regionBytes(nRows * nFeatures * 4) + regionBytes(nRows * 4);
}

/** Packs rows into an arena, where the kernels find them; the twin of core's `prepareRows`. */
export function preparesWithKernels(kernel: KMeansKernel, arena: Arena): PrepareRows {
  return (rows, use) => arena.scope(() => use(readyRows(kernel, arena, packInto(arena, rows))));
}

function packInto(arena: Arena, { x, weights }: WeightedRows): KernelRows {
  const { nSamples, nFeatures } = x;
  const nRows = wholeTiles(nSamples);
  const packing = planPacking(x);
  const place = arena.allocate(nRows * nFeatures * 4);
  const room = new Float32Array(arena.buffer, place, nRows * nFeatures);
  const sums = packRows(x, weights, packing, room, 0, nSamples);
  const packed: PackedRows = {
    x: place,
    weights: weights === null ? 0 : arena.allocate(nRows * 4),
    nSamples,
    nFeatures,
    reach: reachOf(sums),
  };
  if (weights !== null) new Float32Array(arena.buffer, packed.weights, nRows).fill(0).set(weights);
  return { packed, packing, sums };
}

/** Packed rows, made ready for the kernels. */
export function readyRows(kernel: KMeansKernel, arena: Arena, rows: KernelRows): PreparedRows {
  const { packed, packing, sums } = rows;
  return {
    meanVariance: packedVariance(sums, packing, packed.nSamples),
    start: (nClusters, random) =>
      arena.scope(() => plusPlus(kernel, arena, rows, nClusters, random)),
    descend: (start, limits, guidance) =>
      arena.scope(() => descend(kernel, arena, rows, start, limits, guidance)),
    squares: (points) => arena.scope(() => squaresToNearest(kernel, arena, rows, points)),
    squaresToEach: (points) => arena.scope(() => squaresToEach(kernel, arena, rows, points)),
  };
}
