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
  const [centreA, centreB] = centresOf(a, b);
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let row = 0; row < a.length; row++) {
    if (Number.isNaN(a[row]) || Number.isNaN(b[row])) continue;
    const deviationA = a[row] - centreA;
    const deviationB = b[row] - centreB;
    products += deviationA * deviationB;
    squaresA += deviationA * deviationA;
    squaresB += deviationB * deviationB;
  }
  const ratio = products / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
  return Math.min(1, Math.max(-1, ratio));
}

/** Means over the rows where both are there, as first value + mean difference: exact for a constant column. */
function centresOf(a: Float64Array, b: Float64Array): [centreA: number, centreB: number] {
  const first = a.findIndex((value, row) => !Number.isNaN(value) && !Number.isNaN(b[row]));
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  for (let row = first; row >= 0 && row < a.length; row++) {
    if (Number.isNaN(a[row]) || Number.isNaN(b[row])) continue;
    count++;
    sumA += a[row] - a[first];
    sumB += b[row] - b[first];
  }
  return [a[first] + sumA / count, b[first] + sumB / count];
}
