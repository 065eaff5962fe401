/**
 * Pearson's correlation over the rows where both values are there.
 *
 * @returns -1 .. 1; NaN where either column is constant over these rows
 * @throws RangeError when the columns differ in length.
 */
export function correlation(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `the columns have ${a.length} and ${b.length} values; they must be as long`,
    );
  }
  const rows = completeRows(a, b);
  const centreA = meanOfRows(a, rows);
  const centreB = meanOfRows(b, rows);
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const row of rows) {
    const deviationA = a[row] - centreA;
    const deviationB = b[row] - centreB;
    products += deviationA * deviationB;
    squaresA += deviationA * deviationA;
    squaresB += deviationB * deviationB;
  }
  const ratio = products / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
  return Math.min(1, Math.max(-1, ratio));
}

function completeRows(a: Float64Array, b: Float64Array): Int32Array {
  return Int32Array.from(a.keys()).filter((i) => !Number.isNaN(a[i]) && !Number.isNaN(b[i]));
}

/** The mean as first value + mean difference: exact for a constant column. */
function meanOfRows(values: Float64Array, rows: Int32Array): number {
  const first = values[rows[0]];
  let sum = 0;
  for (const row of rows) sum += values[row] - first;
  return first + sum / rows.length;
}
