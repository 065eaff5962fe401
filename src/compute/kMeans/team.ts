import { type Descent, type ExecutorHooks, type Limits } from '../../core/index.ts';
import type { Crew } from '../crew.ts';
import type { Heap } from '../heap.ts';
import {
  noLabel,
  sumsStride,
  moveScratchBytes,
  wholeTiles,
  type MovePlaces,
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

/** Rows of one block. It never depends on the number of threads: sums of blocks are added in their order. */
const blockRows = 65_536;

/** Jobs of an iteration for each thread, of one block or more: a few, so that none waits long for the last. */
const jobsAThread = 2;

/** A descent to make. */
export interface Course {
  readonly start: Float64Array;
  readonly limits: Limits;
}

/** Where such a descent ended. */
export type End = Omit<Descent, 'labels'>;

/** A descent that all threads work on, each on its blocks of rows. */
interface Shared extends PackedDescent {
  readonly limits: Limits;
  readonly places: MovePlaces;
  /** Sums of each block. */
  readonly blockSums: readonly Float64Array[];
}

/** The stretches of rows whose sums are taken apart. */
export function blocksOfRows(nSamples: number): { from: number; to: number }[] {
  return Array.from({ length: Math.ceil(nSamples / blockRows) }, (_, block) => ({
    from: block * blockRows,
    to: Math.min(nSamples, (block + 1) * blockRows),
  }));
}

/**
 * Follows several descents on all rows, all threads on each iteration: a block of rows is read once for all of
 * them, and one that has come to rest is left out from then on.
 *
 * @returns where they ended, without labels
 */
export async function followTogether(
  crew: Crew,
  heap: Heap,
  rows: KernelRows,
  courses: readonly Course[],
  hooks: ExecutorHooks,
): Promise<End[]> {
  const descents = courses.map((course) => begin(heap, rows, course));
  let active = descents;
  await moveAll(crew, rows, active, hooks);
  while (active.length > 0) {
    const moves = active.map((descent) => recentre(heap, rows, descent));
    const changes = await moveAll(crew, rows, active, hooks);
    active = active.filter((descent, d) => goesOn(descent, moves[d], changes[d], descent.limits));
  }
  return descents.map((descent) => {
    const { centroids, nIter, converged } = descent;
    const sums = totalsOf(descent);
    moveToMeans(sums, centroids, rows.packed.nFeatures);
    const inertia = inertiaOfSums(rows.sums.weightedSquares, sums, rows.packed.nFeatures);
    return {
      centroids: fromPacked(centroids, rows.packing),
      inertia: inertia / rows.packing.scale ** 2,
      nIter,
      converged,
    };
  });
}

function begin(heap: Heap, { packed, packing }: KernelRows, { start, limits }: Course): Shared {
  const { nSamples, nFeatures } = packed;
  const nClusters = start.length / nFeatures;
  const nBlocks = blocksOfRows(nSamples).length;
  const length = nClusters * sumsStride(nFeatures);
  const places = {
    centroids: heap.allocate(start.length * 4),
    labels: heap.allocate(wholeTiles(nSamples) * 2),
    sums: heap.allocate(nBlocks * length * 8),
    scratch: heap.allocate(nBlocks * moveScratchBytes(nClusters, nFeatures)),
  };
  const { buffer } = heap.memory;
  new Uint16Array(buffer, places.labels, nSamples).fill(noLabel);
  const descent = {
    nClusters,
    centroids: toPacked(start, packing),
    nIter: 0,
    converged: false,
    limits: packedLimits(limits, packing),
    places,
    blockSums: Array.from({ length: nBlocks }, (_, block) =>
      new Float64Array(buffer, places.sums + block * length * 8, length).fill(0),
    ),
  };
  tellCentroids(heap, descent);
  return descent;
}

function tellCentroids(heap: Heap, { centroids, places }: Shared): void {
  new Float32Array(heap.memory.buffer, places.centroids, centroids.length).set(centroids);
}

/** One pass over all rows; returns how many changed their cluster in each descent. */
async function moveAll(
  crew: Crew,
  { packed }: KernelRows,
  descents: readonly Shared[],
  { signal }: ExecutorHooks,
): Promise<number[]> {
  const { nFeatures } = packed;
  const blocks = blocksOfRows(packed.nSamples).map(({ from, to }, block) => ({
    from,
    to,
    descents: descents.map(({ nClusters, places }) => ({
      nClusters,
      places: {
        ...places,
        sums: places.sums + block * nClusters * sumsStride(nFeatures) * 8,
        scratch: places.scratch + block * moveScratchBytes(nClusters, nFeatures),
      },
    })),
  }));
  const nTogether = Math.ceil(blocks.length / (jobsAThread * crew.threads));
  const jobs = Array.from({ length: Math.ceil(blocks.length / nTogether) }, (_, job) => ({
    packed,
    blocks: blocks.slice(job * nTogether, (job + 1) * nTogether),
  }));
  const changed = await crew.runAll(
    'moveKMeansBlocks',
    jobs,
    signal === undefined ? {} : { signal },
  );
  return descents.map((_, d) => changed.reduce((sum, ofJob) => sum + ofJob[d], 0));
}

/** Fills clusters that are empty and moves the centroids to their means; returns the sum of squared moves. */
function recentre(heap: Heap, { packed }: KernelRows, descent: Shared): number {
  const { nSamples, nFeatures } = packed;
  let sums = totalsOf(descent);
  for (let j = 0; j < descent.nClusters; j++) {
    if (countOf(sums, j, nFeatures) > 0) continue;
    const { buffer } = heap.memory;
    const labelled = {
      x: new Float32Array(buffer, packed.x, wholeTiles(nSamples) * nFeatures),
      labels: new Uint16Array(buffer, descent.places.labels, nSamples),
      nSamples,
      nFeatures,
    };
    const row = farthestRow(labelled, descent.centroids, sums);
    if (row < 0) break;
    const weight = weightOf(buffer, packed, row);
    giveRow(labelled, row, weight, j, descent.blockSums[Math.floor(row / blockRows)]);
    sums = totalsOf(descent);
  }
  const moved = moveToMeans(sums, descent.centroids, nFeatures);
  tellCentroids(heap, descent);
  return moved;
}

function totalsOf({ blockSums }: Shared): Float64Array {
  const totals = new Float64Array(blockSums[0].length);
  for (const sums of blockSums) sums.forEach((value, q) => (totals[q] += value));
  return totals;
}
