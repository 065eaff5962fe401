/** A dense table of numbers, row-major: value (i, j) is `data[i * nFeatures + j]`. */
export interface Matrix {
  readonly data: Float64Array;
  readonly nSamples: number;
  readonly nFeatures: number;
}

/** Room for so many numbers, in memory that threads can share where there is such: what lies there is not copied to them. */
export function sharedNumbers(length: number): Float64Array {
  return typeof SharedArrayBuffer === 'undefined'
    ? new Float64Array(length)
    : new Float64Array(new SharedArrayBuffer(length * 8));
}

/**
 * Wraps or builds a {@link Matrix} from rows of equal length.
 *
 * @throws RangeError when rows differ in length.
 */
export function matrixFromRows(rows: readonly (readonly number[])[]): Matrix {
  const nFeatures = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * nFeatures);
  rows.forEach((row, i) => {
    if (row.length !== nFeatures) {
      throw new RangeError(`row ${i} has ${row.length} values, the first row has ${nFeatures}`);
    }
    data.set(row, i * nFeatures);
  });
  return { data, nSamples: rows.length, nFeatures };
}

/** The given rows of a matrix, in the given order, as a matrix of their own. */
export function takeRows({ data, nFeatures }: Matrix, rows: Int32Array): Matrix {
  const taken = new Float64Array(rows.length * nFeatures);
  rows.forEach((row, place) => {
    taken.set(data.subarray(row * nFeatures, (row + 1) * nFeatures), place * nFeatures);
  });
  return { data: taken, nSamples: rows.length, nFeatures };
}
