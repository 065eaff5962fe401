import { glance, type Descent, type Guidance, type Limits } from '../../core/index.ts';
import type { Arena } from '../kernels/arena.ts';
import {
  noLabel,
  runKMeansMove,
  sumsStride,
  moveScratchBytes,
  wholeTiles,
  type KMeansKernel,
} from '../kernels/kMeans.ts';
import {
  countOf,
  farthestRow,
  giveRow,
  goesOn,
  inertiaOfSums,
  moveToMeans,
  type PackedDescent,
} from './descent.ts';
import { fromPacked, packedLimits, toPacked, weightOf, type KernelRows } from './kernelRows.ts';

/** The sums that each descent ended with; what starts from its labels starts from them too. */
const sumsOf = new WeakMap<Descent, Float64Array>();

/** One descent on packed rows, by one thread; the twin of core's `lloyd`. */
export function descend(
  kernel: KMeansKernel,
  arena: Arena,
  { packed, packing, sums: { weightedSquares } }: KernelRows,
  start: Float64Array,
  limits: Limits,
  { from, givesUp = () => false }: Guidance = {},
): Descent {
  const { nSamples, nFeatures } = packed;
  const nClusters = start.length / nFeatures;
  const nRows = wholeTiles(nSamples);
  const places = {
    centroids: arena.allocate(start.length * 4),
    labels: arena.allocate(nRows * 2),
    sums: arena.allocate(nClusters * sumsStride(nFeatures) * 8),
    scratch: arena.allocate(moveScratchBytes(nClusters, nFeatures)),
  };
  const { buffer } = arena;
  const points = new Float32Array(buffer, places.centroids, start.length);
  const sums = new Float64Array(buffer, places.sums, nClusters * sumsStride(nFeatures));
  const labels = new Uint16Array(buffer, places.labels, nRows);
  const known = from === undefined ? undefined : sumsOf.get(from);
  if (from === undefined || known === undefined) {
    labels.fill(noLabel);
    sums.fill(0);
  } else {
    labels.set(from.labels);
    sums.set(known);
  }
  const x = new Float32Array(buffer, packed.x, nRows * nFeatures);
  const labelled = { x, labels, nSamples, nFeatures };
  const move = (): number => runKMeansMove(kernel, packed, nClusters, places, 0, nSamples);
  const descent: PackedDescent = {
    nClusters,
    centroids: toPacked(start, packing),
    nIter: 0,
    converged: false,
  };
  const inPackedUnit = packedLimits(limits, packing);
  const inertia = (): number =>
    inertiaOfSums(weightedSquares, sums, nFeatures) / packing.scale ** 2;
  const isGivenUp = (): boolean =>
    descent.nIter % glance === 0 &&
    givesUp({ centroids: fromPacked(descent.centroids, packing), inertia: inertia() });
  points.set(descent.centroids);
  move();
  for (let isGoing = true; isGoing;) {
    for (let j = 0; j < nClusters; j++) {
      if (countOf(sums, j, nFeatures) > 0) continue;
      const row = farthestRow(labelled, descent.centroids, sums);
      if (row < 0) break;
      giveRow(labelled, row, weightOf(buffer, packed, row), j, sums);
    }
    const moved = moveToMeans(sums, descent.centroids, nFeatures);
    points.set(descent.centroids);
    isGoing = goesOn(descent, moved, move(), inPackedUnit) && !isGivenUp();
  }
  moveToMeans(sums, descent.centroids, nFeatures);
  const end: Descent = {
    centroids: fromPacked(descent.centroids, packing),
    labels: Int32Array.from(labels.subarray(0, nSamples)),
    inertia: inertia(),
    nIter: descent.nIter,
    converged: descent.converged,
  };
  sumsOf.set(end, sums.slice());
  return end;
}
