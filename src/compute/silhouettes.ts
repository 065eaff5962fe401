import {
  collectSilhouettes,
  groupForSilhouettes,
  prepareSilhouettes,
  silhouetteOf,
  type ExecutorHooks,
  type Matrix,
  type SilhouetteGroups,
} from '../core/index.ts';
import type { Crew } from './crew.ts';
import type { Heap } from './heap.ts';
import {
  packQuads,
  quadsOf,
  silhouetteStrips,
  type Quads,
  type SilhouettePlaces,
  type SilhouetteSizes,
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
  const groups = groupForSilhouettes(x, labelings);
  const quads = quadsOf(groups.starts);
  const sizes = {
    nQuads: quads.nQuads,
    nFeatures: x.nFeatures,
    nLabelings: labelings.length,
    nSums: groups.counts.reduce((sum, { length }) => sum + length, 0),
  };
  const places = layOut(heap, x, groups, quads, sizes);
  const jobs = Array.from({ length: silhouetteStrips }, (_, strip) => ({ places, sizes, strip }));
  await crew.runAll('sumSilhouetteStrip', jobs, hooks);
  return collectSilhouettes(groups, [readSilhouettes(heap, groups, quads, places)]);
}

/** All but the sums of the strips, which their own threads set to 0: that touches as much memory as the strip itself. */
function layOut(
  heap: Heap,
  x: Matrix,
  groups: SilhouetteGroups,
  quads: Quads,
  { nFeatures, nSums }: SilhouetteSizes,
): SilhouettePlaces {
  const nPlaces = 4 * quads.nQuads;
  const places = {
    x: heap.allocate((nPlaces + 4) * nFeatures * 4),
    weights: heap.allocate(nPlaces * 4),
    groupOfQuad: heap.put(quads.groupOfQuad),
    clusterOfGroup: heap.put(clustersOfGroups(groups)),
    strips: Array.from({ length: silhouetteStrips }, () => ({
      column: heap.allocate((nPlaces + 4) * 8),
      own: heap.allocate(nSums * 32),
      sums: heap.allocate(nSums * nPlaces * 8),
    })),
  };
  const { buffer } = heap.memory;
  const rows = new Float32Array(buffer, places.x, (nPlaces + 4) * nFeatures).fill(0);
  const weights = new Float32Array(buffer, places.weights, nPlaces).fill(0);
  packQuads(x, groups.order, quads, rows, weights);
  return places;
}

/** nGroups x nLabelings: the cluster of each group, numbered on from labeling to labeling. */
function clustersOfGroups({ groupLabels, counts, starts }: SilhouetteGroups): Int32Array {
  const nGroups = starts.length - 1;
  const places = new Int32Array(nGroups * groupLabels.length);
  let before = 0;
  groupLabels.forEach((labels, l) => {
    for (let g = 0; g < nGroups; g++) places[g * groupLabels.length + l] = before + labels[g];
    before += counts[l].length;
  });
  return places;
}

/** @returns one Float64Array (nSamples) a labeling, in the order of the sorted rows */
function readSilhouettes(
  heap: Heap,
  { starts, groupLabels, counts }: SilhouetteGroups,
  { nQuads, placeOf }: Quads,
  { strips }: SilhouettePlaces,
): Float64Array[] {
  const nPlaces = 4 * nQuads;
  let before = 0;
  return counts.map((sizes, l) => {
    const sums = strips.map(
      ({ sums: address }) =>
        new Float64Array(
          heap.memory.buffer,
          address + before * nPlaces * 8,
          sizes.length * nPlaces,
        ),
    );
    before += sizes.length;
    const clusterSums = new Float64Array(sizes.length);
    let own = 0;
    return Float64Array.from(placeOf, (place, row) => {
      while (starts[own + 1] <= row) own++;
      for (let cluster = 0; cluster < sizes.length; cluster++) {
        let sum = 0;
        for (const strip of sums) sum += strip[cluster * nPlaces + place];
        clusterSums[cluster] = sum;
      }
      return silhouetteOf(clusterSums, sizes, groupLabels[l][own]);
    });
  });
}
