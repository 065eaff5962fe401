import { correlation } from './correlation.ts';

/**
 * Ranks from 1, equal values sharing the mean of theirs; missing values (NaN) have none. Spearman's correlation is
 * Pearson's of these.
 *
 * @returns as many as there are values; NaN where a value is missing
 */
export function averageRanks(values: Float64Array): Float64Array {
  const order = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    order[count] = i;
    if (!Number.isNaN(values[i])) count++;
  }
  const sorted = order.subarray(0, count).toSorted((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && values[sorted[to]] === values[sorted[from]]) to++;
    const rank = (from + to + 1) / 2;
    for (let i = from; i < to; i++) ranks[sorted[i]] = rank;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's rank correlation (1904) over the rows where both values are there.
 *
 * @returns -1 .. 1; NaN where either column is constant over these rows
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const both = (value: number, row: number): boolean =>
    !Number.isNaN(value) && !Number.isNaN(a[row]) && !Number.isNaN(b[row]);
  return correlation(averageRanks(a.filter(both)), averageRanks(b.filter(both)));
}
