import { correlation } from './correlation.ts';

/** The rows that have a value, ascending by it, equal ones in their order. */
export function ascendingRows(values: Float64Array): Uint32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const next = new Uint32Array(sorted.length);
  const rows = new Uint32Array(sorted.length);
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    const first = firstPlace(sorted, values[row]);
    rows[first + next[first]++] = row;
  }
  return rows;
}

/** @returns the first place of a value that is among those sorted */
function firstPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Ranks from 1, equal values sharing the mean of theirs; missing values (NaN) have none. Spearman's correlation is
 * Pearson's of these.
 *
 * @param ascending see {@link ascendingRows}
 * @param beside only rows where this column has a value as well are ranked
 * @returns as many as there are values; NaN where a row has no rank
 */
export function averageRanks(
  values: Float64Array,
  ascending = ascendingRows(values),
  beside = values,
): Float64Array {
  const ranked = ascending.filter((row) => !Number.isNaN(beside[row]));
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let from = 0; from < ranked.length;) {
    let to = from + 1;
    while (to < ranked.length && values[ranked[to]] === values[ranked[from]]) to++;
    const rank = (from + to + 1) / 2;
    for (let i = from; i < to; i++) ranks[ranked[i]] = rank;
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
  return correlation(averageRanks(a, ascendingRows(a), b), averageRanks(b, ascendingRows(b), a));
}
