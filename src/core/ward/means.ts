import type { Matrix } from '../matrix.ts';

/**
 * Weighted mean of each group of points, as a running one. Checks nothing.
 *
 * @param labels group of each point, 0 .. nGroups - 1, none without points
 */
export function meansOf(
  { data, nFeatures }: Matrix,
  pointWeights: Float64Array,
  labels: Int32Array,
  nGroups: number,
): { centroids: Matrix; weights: Float64Array } {
  const weights = new Float64Array(nGroups);
  const means = new Float64Array(nGroups * nFeatures);
  labels.forEach((label, i) => {
    weights[label] += pointWeights[i];
    const share = pointWeights[i] / weights[label];
    for (let f = 0, q = label * nFeatures; f < nFeatures; f++, q++) {
      means[q] += (data[i * nFeatures + f] - means[q]) * share;
    }
  });
  return { centroids: { data: means, nSamples: nGroups, nFeatures }, weights };
}
