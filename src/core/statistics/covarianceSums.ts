import type { Matrix } from '../matrix.ts';

/** Rows that are summed by themselves before their sums join the total, in the order of the blocks. */
export const covarianceBlockRows = 16_384;

/** Rows whose mean everything is counted from. */
const shiftRows = 1024;
/** Rows that are turned into columns at a time, so that they stay in the nearest cache. */
const tileRows = 128;

/** Numbers in the sums of a block: one a feature, then the lower triangle of products, row by row. */
export function covarianceSumsLength(nFeatures: number): number {
  return nFeatures + (nFeatures * (nFeatures + 1)) / 2;
}

/**
 * A point near the rows, the mean of the first 1,024 of them (nFeatures); exactly their value where a column is
 * constant. Sums of squares counted from it exceed those counted from the mean at most by a factor of
 * 1 + nSamples / 1,024, which bounds the digits that are lost to any offset, outlier or order of the rows.
 */
export function covarianceShift({ data, nSamples, nFeatures }: Matrix): Float64Array {
  const shift = new Float64Array(nFeatures);
  const rows = Math.min(nSamples, shiftRows);
  for (let i = 0, p = 0; i < rows; i++) {
    for (let f = 0; f < nFeatures; f++, p++) shift[f] += data[p] - data[f];
  }
  return shift.map((sum, f) => sum / rows + data[f]);
}

/**
 * Sums and products of the rows' differences from `shift`. Even and odd rows are summed apart, each in their
 * order, and added at the end; the kernel does the same, so that both give the same bytes. Checks nothing.
 *
 * @param data the rows of one block, row-major
 * @param sums receives covarianceSumsLength(nFeatures) numbers, overwritten
 */
export function sumCovarianceBlock(
  { data, nSamples, nFeatures }: Matrix,
  shift: Float64Array,
  sums: Float64Array,
): void {
  const even = new Float64Array(sums.length);
  const odd = new Float64Array(sums.length);
  const tile = new Float64Array(nFeatures * tileRows);
  for (let from = 0; from < nSamples; from += tileRows) {
    const rows = Math.min(tileRows, nSamples - from);
    loadTile(data.subarray(from * nFeatures, (from + rows) * nFeatures), shift, tile);
    for (let f = 0; f < nFeatures; f++) addColumn(tile, f, even, odd);
    for (let f = 0, at = nFeatures; f < nFeatures; f++) {
      let g = 0;
      for (; g < f; g += 2, at += 2) addTwoProducts(tile, f, g, at, even, odd);
      if (g === f) addProduct(tile, f, g, at++, even, odd);
    }
  }
  for (let at = 0; at < sums.length; at++) sums[at] = even[at] + odd[at];
}

/** Differences from the shift, feature by feature; places beyond the last row are 0. */
function loadTile(rows: Float64Array, shift: Float64Array, tile: Float64Array): void {
  const nFeatures = shift.length;
  const nRows = rows.length / nFeatures;
  if (nRows < tileRows) tile.fill(0);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let f = 0; f < nFeatures; f++, p++) tile[f * tileRows + i] = rows[p] - shift[f];
  }
}

function addColumn(tile: Float64Array, f: number, even: Float64Array, odd: Float64Array): void {
  let first = even[f];
  let second = odd[f];
  for (let p = f * tileRows, end = p + tileRows; p < end; p += 2) {
    first += tile[p];
    second += tile[p + 1];
  }
  even[f] = first;
  odd[f] = second;
}

function addProduct(
  tile: Float64Array,
  f: number,
  g: number,
  at: number,
  even: Float64Array,
  odd: Float64Array,
): void {
  let first = even[at];
  let second = odd[at];
  const ahead = (g - f) * tileRows;
  for (let p = f * tileRows, end = p + tileRows; p < end; p += 2) {
    first += tile[p] * tile[p + ahead];
    second += tile[p + 1] * tile[p + 1 + ahead];
  }
  even[at] = first;
  odd[at] = second;
}

/** Feature f against g and g + 1: four sums that do not wait for each other. */
function addTwoProducts(
  tile: Float64Array,
  f: number,
  g: number,
  at: number,
  even: Float64Array,
  odd: Float64Array,
): void {
  let first = even[at];
  let second = odd[at];
  let firstNext = even[at + 1];
  let secondNext = odd[at + 1];
  const ahead = (g - f) * tileRows;
  for (let p = f * tileRows, end = p + tileRows; p < end; p += 2) {
    const value = tile[p];
    const below = tile[p + 1];
    first += value * tile[p + ahead];
    second += below * tile[p + 1 + ahead];
    firstNext += value * tile[p + ahead + tileRows];
    secondNext += below * tile[p + 1 + ahead + tileRows];
  }
  even[at] = first;
  odd[at] = second;
  even[at + 1] = firstNext;
  odd[at + 1] = secondNext;
}
