/**
 * Refuses weights that are not one number from 0 to 1e150 a row.
 *
 * @param firstRow number that the sentence gives to the first of the rows
 * @throws RangeError that names the row and its weight.
 */
export function checkSampleWeight(
  sampleWeight: Float64Array,
  nSamples: number,
  firstRow = 0,
): void {
  if (sampleWeight.length !== nSamples) {
    throw new RangeError(
      `sampleWeight has ${sampleWeight.length} values for ${nSamples} rows; it needs one a row`,
    );
  }
  const bad = sampleWeight.findIndex((weight) => !(weight >= 0 && weight <= 1e150));
  if (bad >= 0) {
    throw new RangeError(
      `sampleWeight of row ${firstRow + bad} is ${sampleWeight[bad]}; it must be a number from 0 to 1e150`,
    );
  }
}

/**
 * The rows that count.
 *
 * @throws RangeError as {@link checkSampleWeight}, and when no row weighs anything.
 */
export function weighingRows(sampleWeight: Float64Array, nSamples: number): Int32Array {
  checkSampleWeight(sampleWeight, nSamples);
  const rows = Int32Array.from(sampleWeight.keys()).filter((row) => sampleWeight[row] > 0);
  if (rows.length === 0) throw noWeight();
  return rows;
}

export function noWeight(): RangeError {
  return new RangeError('sampleWeight is 0 for every row; one must be above 0');
}
