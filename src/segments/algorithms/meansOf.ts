import type { Matrix } from '../../core/index.ts';

/** The mean of the rows of each cluster (nClusters x nFeatures); rows of -1 are left out. */
export function meansOf(
  { data, nFeatures }: Matrix,
  labels: Int32Array,
  nClusters: number,
): Matrix {
  const means = new Float64Array(nClusters * nFeatures);
  const counts = new Int32Array(nClusters);
  for (const label of labels) if (label >= 0) counts[label]++;
  labels.forEach((label, i) => {
    if (label < 0) return;
    for (let f = 0; f < nFeatures; f++) {
      means[label * nFeatures + f] += data[i * nFeatures + f] / counts[label];
    }
  });
  return { data: means, nSamples: nClusters, nFeatures };
}
