import type { KnownColumn } from './reasonToLeaveOut.ts';

/** The least different values for equal figures to mean equal columns. */
const leastDistinct = 10;

/** The earlier column that each exact copy repeats: two number columns alike in every figure. */
export function findCopies(known: readonly KnownColumn[]): ReadonlyMap<string, string> {
  const firstWith = new Map<string, string>();
  const copies = new Map<string, string>();
  for (const { column } of known) {
    if (column.type !== 'number' || column.distinct < leastDistinct) continue;
    const { count, missing, distinct, min, max, mean, std, q1, median, q3, skewness } = column;
    const figures = [count, missing, distinct, min, max, mean, std, q1, median, q3, skewness];
    const key = JSON.stringify(figures);
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, column.name);
    else copies.set(column.name, first);
  }
  return copies;
}
