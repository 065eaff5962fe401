import type { Matrix } from '../matrix.ts';

/**
 * Moves rows so that none before place `middle` has a larger value of feature f than any from there on (Hoare's
 * selection, 1961).
 */
export function splitAtMedian(
  { data, nFeatures }: Matrix,
  f: number,
  rowAt: Int32Array,
  start: number,
  end: number,
  middle: number,
): void {
  const valueAt = (place: number): number => data[rowAt[place] * nFeatures + f];
  let low = start;
  let high = end - 1;
  while (low < high) {
    const pivot = valueAt((low + high) >> 1);
    let i = low;
    let j = high;
    while (i <= j) {
      while (valueAt(i) < pivot) i++;
      while (valueAt(j) > pivot) j--;
      if (i > j) break;
      const row = rowAt[i];
      rowAt[i++] = rowAt[j];
      rowAt[j--] = row;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
