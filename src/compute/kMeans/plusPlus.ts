import { drawStart, isLower, nTrialsOf, rowAt, type Random } from '../../core/index.ts';
import type { Arena } from '../kernels/arena.ts';
import { tileScratchBytes, wholeTiles, type KMeansKernel } from '../kernels/kMeans.ts';
import { fromPacked, type KernelRows } from './kernelRows.ts';

/** Starting centroids by greedy k-means++, all candidates of a centroid in one pass; the twin of core's `plusPlus`. */
export function plusPlus(
  kernel: KMeansKernel,
  arena: Arena,
  { packed, packing }: KernelRows,
  nClusters: number,
  random: Random,
): Float64Array {
  const { nSamples, nFeatures } = packed;
  const nRows = wholeTiles(nSamples);
  const nTrials = nTrialsOf(nClusters);
  const places = {
    candidates: arena.allocate(nTrials * nFeatures * 4),
    nearest: arena.allocate(nRows * 4),
    remaining: arena.allocate(nTrials * nRows * 4),
    totals: arena.allocate(nTrials * 16),
    scratch: arena.allocate(tileScratchBytes(nTrials)),
  };
  const { buffer } = arena;
  const x = new Float32Array(buffer, packed.x, nRows * nFeatures);
  const weights = packed.weights === 0 ? null : new Float32Array(buffer, packed.weights, nSamples);
  const candidates = new Float32Array(buffer, places.candidates, nTrials * nFeatures);
  const nearest = new Float32Array(buffer, places.nearest, nRows).fill(Infinity);
  nearest.fill(0, nSamples);
  const remaining = new Float32Array(buffer, places.remaining, nTrials * nRows);
  const totals = new Float64Array(buffer, places.totals, 2 * nTrials);
  const centroids = new Float64Array(nClusters * nFeatures);
  let total = 0;
  for (let j = 0; j < nClusters; j++) {
    const nTried = j === 0 ? 1 : nTrials;
    for (let t = 0; t < nTried; t++) {
      const row =
        j === 0
          ? drawStart(weights, nSamples, random)
          : rowAt(nearest.subarray(0, nSamples), weights, random.next() * total);
      const from = (row - (row % 4)) * nFeatures + (row % 4);
      for (let f = 0; f < nFeatures; f++) candidates[t * nFeatures + f] = x[from + 4 * f];
    }
    kernel.kMeansPotentials(
      packed.x,
      packed.weights,
      nSamples,
      nFeatures,
      nTried,
      places.candidates,
      places.nearest,
      places.remaining,
      places.totals,
      places.scratch,
    );
    let best = 0;
    total = totals[0] + totals[1];
    for (let t = 1; t < nTried; t++) {
      if (!isLower(totals[2 * t] + totals[2 * t + 1], total)) continue;
      best = t;
      total = totals[2 * t] + totals[2 * t + 1];
    }
    nearest.set(remaining.subarray(best * nRows, (best + 1) * nRows));
    const from = best * nFeatures;
    centroids.set(candidates.subarray(from, from + nFeatures), j * nFeatures);
  }
  return fromPacked(centroids, packing);
}
