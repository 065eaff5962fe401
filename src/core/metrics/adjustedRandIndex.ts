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
  const both = sumOfPairs(Array.from(a, (label, i) => `${label} ${b[i]}`));
  const first = sumOfPairs(a);
  const second = sumOfPairs(b);
  const all = pairs(a.length);
  const expected = all === 0 ? 0 : (first * second) / all;
  const most = (first + second) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function sumOfPairs(groups: Iterable<number | string>): number {
  const counts = new Map<number | string, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
