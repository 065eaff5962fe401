import type { Categories } from './categories.ts';

/** Where each column's categories begin when all are laid end to end; the last one says how many there are. */
export function categoryOffsets(nCategories: Int32Array): Int32Array {
  const offsets = new Int32Array(nCategories.length + 1);
  nCategories.forEach((n, j) => {
    offsets[j + 1] = offsets[j] + n;
  });
  return offsets;
}

/** Weighted number of rows of each category of each column, laid end to end. */
export function categoryMasses(
  { codes, nSamples, nCategories }: Categories,
  weights: Float64Array | null,
): Float64Array {
  const nColumns = nCategories.length;
  const offsets = categoryOffsets(nCategories);
  const masses = new Float64Array(offsets[nColumns]);
  for (let i = 0, p = 0; i < nSamples; i++) {
    const weight = weights === null ? 1 : weights[i];
    for (let j = 0; j < nColumns; j++, p++) {
      if (codes[p] >= 0) masses[offsets[j] + codes[p]] += weight;
    }
  }
  return masses;
}
