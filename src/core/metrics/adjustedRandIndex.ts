/**
 * Adjusted Rand index (Hubert and Arabie, 1985): how far two labelings agree on which rows belong
 * together. 1 is the same grouping whatever the numbers, about 0 is chance.
 *
 * @param a, b one label a row; -1 counts as a group like any other
 * @throws RangeError when the labelings differ in length.
 */
export function adjustedRandIndex(a: Int32Array, b: Int32Array): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `the labelings have ${a.length} and ${b.length} rows; they must be as long`,
    );
  }
  const table = contingency(a, b);
  const columns = new Map<number, number>();
  let both = 0;
  let first = 0;
  for (const row of table.values()) {
    let size = 0;
    for (const [label, count] of row) {
      both += pairs(count);
      size += count;
      columns.set(label, (columns.get(label) ?? 0) + count);
    }
    first += pairs(size);
  }
  const second = [...columns.values()].reduce((sum, count) => sum + pairs(count), 0);
  const all = pairs(a.length);
  const expected = all === 0 ? 0 : (first * second) / all;
  const most = (first + second) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

/** For each label of `a`, how many of its rows have each label of `b`. */
function contingency(a: Int32Array, b: Int32Array): Map<number, Map<number, number>> {
  const table = new Map<number, Map<number, number>>();
  for (let i = 0; i < a.length; i++) {
    let row = table.get(a[i]);
    if (row === undefined) table.set(a[i], (row = new Map<number, number>()));
    row.set(b[i], (row.get(b[i]) ?? 0) + 1);
  }
  return table;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
