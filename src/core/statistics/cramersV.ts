/**
 * How far two categories go together (Cramér, 1946): the root of chi-squared over n (min(levels) - 1), over the rows
 * where both are there.
 *
 * @param a codes from 0; -1 marks a missing value
 * @returns 0 .. 1; NaN where either has fewer than two levels over these rows
 * @throws RangeError when the columns differ in length
 */
export function cramersV(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `the columns have ${a.length} and ${b.length} values; they must be as long`,
    );
  }
  const together = new Map<number, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  const add = (counts: Map<number, number>, key: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const width = b.reduce((most, code) => Math.max(most, code), 0) + 1;
  let n = 0;
  for (let row = 0; row < a.length; row++) {
    if (a[row] < 0 || b[row] < 0) continue;
    n++;
    add(ofA, a[row]);
    add(ofB, b[row]);
    add(together, a[row] * width + b[row]);
  }
  let sum = 0;
  for (const [key, count] of together) {
    const rows = ofA.get(Math.floor(key / width)) ?? 0;
    const columns = ofB.get(key % width) ?? 0;
    sum += (count * count) / (rows * columns);
  }
  // chi-squared / n = sum - 1; rounding may leave it a little under 0.
  return Math.min(1, Math.sqrt(Math.max(0, sum - 1) / (Math.min(ofA.size, ofB.size) - 1)));
}
