/**
 * The rows of each cluster, ascending.
 *
 * @param labels cluster of each row, 0 .. nClusters - 1; -1 belongs to none
 */
export function rowsByCluster(labels: Int32Array, nClusters: number): Int32Array[] {
  const counts = new Int32Array(nClusters);
  for (const label of labels) if (label >= 0) counts[label]++;
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  labels.forEach((label, row) => {
    if (label >= 0) rows[label][counts[label]++] = row;
  });
  return rows;
}

/** The values of the given rows, in their order. */
export function valuesOf(values: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
  return taken;
}
