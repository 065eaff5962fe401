import { goesRight } from './tree.ts';
import type { TrainingRows } from './training.ts';

/** The rows a tree sees. */
export interface Bag {
  /** The different rows, in the order of the tree's nodes once it is grown. */
  readonly order: Int32Array;
  readonly spare: Int32Array;
  /** How often each row of the data was drawn (nSamples). */
  readonly counts: Uint8Array;
}

export function bagOfRows(counts: Uint8Array): Bag {
  const order = Int32Array.from(counts.keys()).filter((row) => counts[row] > 0);
  return { order, spare: new Int32Array(order.length), counts };
}

/**
 * Moves the rows that go left to the front of order[start .. end).
 *
 * @param left gets the draws of each class that went left (nClasses), from 0
 * @returns where the right rows begin
 */
export function partition(
  { order, spare, counts }: Bag,
  start: number,
  end: number,
  { rows, labels }: TrainingRows,
  word: number,
  left: Int32Array,
): number {
  const { codes, stride } = rows;
  const feature = word >> 16;
  let middle = start;
  let nRight = 0;
  for (let i = start; i < end; i++) {
    const row = order[i];
    if (goesRight(word, codes[row * stride + feature]) === 1) {
      spare[nRight++] = row;
    } else {
      order[middle++] = row;
      left[labels[row]] += counts[row];
    }
  }
  order.set(spare.subarray(0, nRight), middle);
  return middle;
}
