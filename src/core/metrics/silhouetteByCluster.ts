/**
 * Mean silhouette of each cluster, from silhouettes of rows of either kind (Euclidean or squared).
 *
 * @param values silhouettes of the rows (nSamples)
 * @param labels cluster of each of these rows (nSamples), each 0 .. nClusters - 1
 * @param nClusters one more than the largest label when not given
 * @returns nClusters means, -1 .. 1; null for a cluster without rows
 * @throws RangeError when the two differ in length, or on a label out of range.
 */
export function silhouetteByCluster(
  values: Float64Array,
  labels: Int32Array,
  nClusters = labels.reduce((most, label) => Math.max(most, label), -1) + 1,
): (number | null)[] {
  if (values.length !== labels.length) {
    throw new RangeError(
      `there are ${labels.length} labels for ${values.length} silhouettes; one each is needed`,
    );
  }
  const sums = new Float64Array(nClusters);
  const counts = new Int32Array(nClusters);
  labels.forEach((label, row) => {
    if (label < 0 || label >= nClusters) {
      throw new RangeError(`row ${row} has the label ${label}; there are ${nClusters} clusters`);
    }
    sums[label] += values[row];
    counts[label]++;
  });
  return Array.from(sums, (sum, j) => (counts[j] > 0 ? sum / counts[j] : null));
}
