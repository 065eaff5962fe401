/**
 * Cluster of each customer of a table, from the labels of the fitted rows.
 *
 * @param labels of the rows of the matrix (nSamples)
 * @param rows row of the table that each of them stands for (nSamples)
 * @returns nRows labels; -1 for customers who are not in the matrix
 */
export function labelsOfTable(labels: Int32Array, rows: Int32Array, nRows: number): Int32Array {
  const all = new Int32Array(nRows).fill(-1);
  rows.forEach((row, i) => {
    all[row] = labels[i];
  });
  return all;
}
