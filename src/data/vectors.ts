import type { DuckDBVector } from '@duckdb/node-api';

/**
 * Copies numbers out of a vector. Vectors of plain numbers lie in memory as they are; asking for each value takes far
 * longer.
 *
 * @param from first row of the vector to copy, and `to` the one after the last
 * @param at where the first goes in `target`
 */
export function copyNumbers(
  vector: DuckDBVector,
  from: number,
  to: number,
  target: Float64Array | Int32Array,
  at: number,
): void {
  const items = 'items' in vector ? vector.items : null;
  if (items instanceof Float64Array || items instanceof Int32Array) {
    target.set(items.subarray(from, to), at);
    return;
  }
  for (let i = from; i < to; i++) target[at + i - from] = Number(vector.getItem(i));
}
