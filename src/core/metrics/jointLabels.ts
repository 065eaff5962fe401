/** Rows gathered so that those with the same label under every labeling stand together. */
export interface JointLabels {
  /** The rows, group by group (nSamples). */
  readonly order: Int32Array;
  /** nGroups + 1 places in `order`: group g stands from starts[g] to before starts[g + 1]. */
  readonly starts: Int32Array;
}

/** Groups rows by their labels under all labelings together; few groups where the labelings agree. */
export function groupByLabels(labelings: readonly Int32Array[], nSamples: number): JointLabels {
  let group: Int32Array = new Int32Array(nSamples);
  let nGroups = 1;
  for (const labels of labelings) ({ group, nGroups } = splitGroups(group, labels));
  const starts = new Int32Array(nGroups + 1);
  for (const g of group) starts[g + 1]++;
  for (let g = 0; g < nGroups; g++) starts[g + 1] += starts[g];
  const next = starts.slice();
  const order = new Int32Array(nSamples);
  group.forEach((g, row) => {
    order[next[g]++] = row;
  });
  return { order, starts };
}

/** Numbers the pairs of group and label in the order of their first row. */
function splitGroups(
  group: Int32Array,
  labels: Int32Array,
): { group: Int32Array; nGroups: number } {
  const numbers = new Map<number, number>();
  const nLabels = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const split = group.map((g, row) => {
    const pair = g * nLabels + labels[row];
    const number = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, number);
    return number;
  });
  return { group: split, nGroups: numbers.size };
}
