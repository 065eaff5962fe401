/**
 * Refuses weights that no mean can be computed with.
 *
 * @throws RangeError unless there is one weight a row, from 0 to 1e150, and one of them is above 0.
 */
export function checkWeights(sampleWeight: Float64Array, nSamples: number): void {
  if (sampleWeight.length !== nSamples) {
    throw new RangeError(
      `sampleWeight has ${sampleWeight.length} values for ${nSamples} rows; it needs one a row`,
    );
  }
  const bad = sampleWeight.findIndex((weight) => !(weight >= 0 && weight <= 1e150));
  if (bad >= 0) {
    throw new RangeError(
      `sampleWeight of row ${bad} is ${sampleWeight[bad]}; it must be a number from 0 to 1e150`,
    );
  }
  if (!sampleWeight.some((weight) => weight > 0)) {
    throw new RangeError('sampleWeight is 0 for every row; one must be above 0');
  }
}
