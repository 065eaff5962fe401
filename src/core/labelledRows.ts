/**
 * The rows that belong to a cluster, ascending.
 *
 * @param labels -1 belongs to none
 */
export function labelledRows(labels: Int32Array): Int32Array {
  const rows = new Int32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) {
    rows[count] = row;
    if (labels[row] >= 0) count++;
  }
  return rows.subarray(0, count);
}
