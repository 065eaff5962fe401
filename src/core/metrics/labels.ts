/**
 * Checks the labels a figure is computed from.
 *
 * @returns how many rows each cluster has, up to the largest label
 * @throws RangeError unless there is one label >= 0 a row, with at least 2 clusters and fewer than rows.
 */
export function countLabels(labels: Int32Array, nSamples: number): Int32Array {
  if (labels.length !== nSamples) {
    throw new RangeError(
      `there are ${labels.length} labels for ${nSamples} rows; one a row is needed`,
    );
  }
  let largest = -1;
  for (let i = 0; i < nSamples; i++) {
    if (labels[i] < 0) {
      throw new RangeError(`row ${i} has the label ${labels[i]}; leave out rows without a cluster`);
    }
    largest = Math.max(largest, labels[i]);
  }
  const counts = new Int32Array(largest + 1);
  for (const label of labels) counts[label]++;
  const nClusters = counts.filter((count) => count > 0).length;
  if (nClusters < 2 || nClusters >= nSamples) {
    throw new RangeError(
      `${nClusters} clusters of ${nSamples} rows cannot be judged; it takes 2 to ${nSamples - 1}`,
    );
  }
  return counts;
}
