import {
  completeKMeans,
  isBefore,
  type KMeansFit,
  type KMeansSettings,
  type Matrix,
  type Restart,
} from '../../core/index.ts';
import { packCentroidPairs } from '../kernels/kMeans.ts';
import { signalOf, type Ground } from './ground.ts';
import { blocksOfRows } from './team.ts';

/** Assigns all rows and makes the result. */
export async function finishFit(
  { crew, lanes, x, hooks }: Ground,
  settings: KMeansSettings,
  { centroids, nIter, converged }: Restart,
): Promise<KMeansFit> {
  const { nSamples } = x;
  const model = inLexicographicOrder({
    data: centroids,
    nSamples: settings.nClusters,
    nFeatures: x.nFeatures,
  });
  const pairs = packCentroidPairs(model);
  const labels = new Int32Array(new SharedArrayBuffer(nSamples * 4));
  const distances = new Float64Array(new SharedArrayBuffer(nSamples * 8));
  await Promise.all(
    blocksOfRows(nSamples).map((block) =>
      lanes.use((scratch) =>
        crew.runAll(
          'assignKMeansRows',
          [{ x, pairs, labels, distances, ...block, scratch }],
          signalOf(hooks),
        ),
      ),
    ),
  );
  hooks.onProgress?.(1, 0);
  const found = { centroids: model, nIter, converged };
  return completeKMeans(settings, found, { labels, distances: distances.slice() });
}

/** In this order the first of several centroids at the same distance is the one that core's `assign` takes. */
function inLexicographicOrder({ data, nSamples, nFeatures }: Matrix): Matrix {
  const model = { data, nSamples, nFeatures };
  const order = Array.from({ length: nSamples }, (_, j) => j).toSorted((a, b) =>
    isBefore(model, a, b) ? -1 : Number(isBefore(model, b, a)),
  );
  const sorted = new Float64Array(data.length);
  order.forEach((j, place) =>
    sorted.set(data.subarray(j * nFeatures, (j + 1) * nFeatures), place * nFeatures),
  );
  return { data: sorted, nSamples, nFeatures };
}
