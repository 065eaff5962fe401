import type { Matrix } from './matrix.ts';
import { blocksOf, type Rows } from './rows.ts';

/** Beyond this, sums of squares leave the range of a 64-bit number. */
const largest = 1e150;

/**
 * Refuses a matrix that no distance can be computed on.
 *
 * @throws RangeError when it has no rows or columns, its data do not fit its shape, or a value is missing,
 * infinite or beyond 1e150; the sentence names row and column, counted from 0.
 * @param firstRow number that the sentence gives to the first row, where `x` is part of more
 */
export function checkMatrix(x: Matrix, firstRow = 0): void {
  checkShape(x);
  const { data, nFeatures } = x;
  for (let i = 0; i < data.length; i++) {
    if (!(Math.abs(data[i]) <= largest))
      throw unusable(data[i], firstRow * nFeatures + i, nFeatures);
  }
}

/**
 * {@link checkMatrix} of all blocks.
 *
 * @throws RangeError as checkMatrix does.
 */
export function checkRows(rows: Rows): void {
  let from = 0;
  for (const block of blocksOf(rows)) {
    checkMatrix(block, from);
    from += block.nSamples;
  }
}

/**
 * The part of {@link checkMatrix} that does not look at the values.
 *
 * @throws RangeError when the matrix has no rows or columns or its data do not fit its shape.
 */
export function checkShape(x: Rows): void {
  const { nSamples, nFeatures } = x;
  if (nSamples < 1 || nFeatures < 1) {
    throw new RangeError(`the matrix has ${nSamples} rows and ${nFeatures} columns; it needs both`);
  }
  if ('data' in x && x.data.length !== nSamples * nFeatures) {
    throw new RangeError(
      `the matrix holds ${x.data.length} values, not ${nSamples} x ${nFeatures} as its shape says`,
    );
  }
}

function unusable(value: number, index: number, nFeatures: number): RangeError {
  const place = `row ${Math.floor(index / nFeatures)}, column ${index % nFeatures}`;
  return Number.isFinite(value)
    ? new RangeError(`${place} holds ${value}; scale the column so that it stays within 1e150`)
    : new RangeError(`${place} holds ${value}; replace or drop missing and infinite values first`);
}
