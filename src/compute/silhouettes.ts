import {
  collectSilhouettes,
  prepareSilhouettes,
  silhouetteOf,
  type ExecutorHooks,
  type Matrix,
  type SilhouetteTask,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import {
  packQuads,
  quadsOf,
  silhouetteStrips,
  type Quads,
  type SilhouettePlaces,
} from './kernels/silhouette.ts';
import { shareMatrix } from './shareMatrix.ts';
import type { SilhouetteRowsJob } from './tasks/silhouettes.ts';

/** Rows whose silhouettes are one job where there are no kernels. */
const blockRows = 512;

/** Silhouettes of all rows under several labelings, without kernels: blocks of rows in core's own loop. */
export async function plainSilhouettes(
  crew: Crew,
  x: Matrix,
  labelings: readonly Int32Array[],
  hooks: ExecutorHooks,
): Promise<Float64Array[]> {
  const task = prepareSilhouettes(x, labelings);
  const shared = { ...task, sorted: shareMatrix(task.sorted) };
  const jobs: SilhouetteRowsJob[] = [];
  for (let from = 0; from < x.nSamples; from += blockRows) {
    jobs.push({ task: shared, from, to: Math.min(x.nSamples, from + blockRows) });
  }
  return collectSilhouettes(task, await crew.runAll('silhouettesOfRows', jobs, hooks));
}

/**
 * Silhouettes of all rows under several labelings by the kernel: each pair of rows is met once for all of
 * them, its distance in f32, the sums in f64.
 */
export async function kernelSilhouettes(
  crew: Crew,
  heap: Heap,
  x: Matrix,
  labelings: readonly Int32Array[],
  hooks: ExecutorHooks,
): Promise<Float64Array[]> {
  const task = prepareSilhouettes(x, labelings);
  const quads = quadsOf(task.starts);
  const sizes = { nQuads: quads.nQuads, nFeatures: x.nFeatures, nGroups: task.starts.length - 1 };
  const places = layOut(heap, task, quads);
  const jobs = Array.from({ length: silhouetteStrips }, (_, strip) => ({ places, sizes, strip }));
  await crew.runAll('sumSilhouetteStrip', jobs, hooks);
  return collectSilhouettes(task, [readSilhouettes(heap, task, quads, places)]);
}

/** All but the sums of the strips, which their own threads set to 0: that touches as much memory as the strip itself. */
function layOut(heap: Heap, task: SilhouetteTask, quads: Quads): SilhouettePlaces {
  const { nFeatures } = task.sorted;
  const nPlaces = 4 * quads.nQuads;
  const nSums = (task.starts.length - 1) * nPlaces;
  const places = {
    x: heap.allocate(nPlaces * nFeatures * 4),
    weights: heap.allocate(nPlaces * 4),
    groupOfQuad: heap.allocate(quads.nQuads * 4),
    rowSums: heap.allocate(nSums * 8),
    columnSums: Array.from({ length: silhouetteStrips }, () => heap.allocate(nSums * 8)),
  };
  const { buffer } = heap.memory;
  const rows = new Float32Array(buffer, places.x, nPlaces * nFeatures).fill(0);
  const weights = new Float32Array(buffer, places.weights, nPlaces).fill(0);
  packQuads(task.sorted, quads, rows, weights);
  new Int32Array(buffer, places.groupOfQuad, quads.nQuads).set(quads.groupOfQuad);
  new Float64Array(buffer, places.rowSums, nSums).fill(0);
  return places;
}

/** @returns one Float64Array (nSamples) a labeling, in the order of the sorted rows */
function readSilhouettes(
  heap: Heap,
  { starts, groupLabels, counts }: SilhouetteTask,
  { nQuads, placeOf }: Quads,
  places: SilhouettePlaces,
): Float64Array[] {
  const nGroups = starts.length - 1;
  const nSums = nGroups * 4 * nQuads;
  const rowSums = new Float64Array(heap.memory.buffer, places.rowSums, nSums);
  const columnSums = places.columnSums.map(
    (address) => new Float64Array(heap.memory.buffer, address, nSums),
  );
  const groupSums = new Float64Array(nGroups);
  const values = counts.map(() => new Float64Array(placeOf.length));
  const clusterSums = counts.map(({ length }) => new Float64Array(length));
  let own = 0;
  placeOf.forEach((place, row) => {
    while (starts[own + 1] <= row) own++;
    for (let g = 0; g < nGroups; g++) {
      let sum = rowSums[place * nGroups + g];
      for (const sums of columnSums) sum += sums[g * 4 * nQuads + place];
      groupSums[g] = sum;
    }
    counts.forEach((sizes, l) => {
      clusterSums[l].fill(0);
      for (let g = 0; g < nGroups; g++) clusterSums[l][groupLabels[l][g]] += groupSums[g];
      values[l][row] = silhouetteOf(clusterSums[l], sizes, groupLabels[l][own]);
    });
  });
  return values;
}
