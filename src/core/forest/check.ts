import type { Matrix } from '../matrix.ts';

const mostFeatures = 32_767;
const mostClasses = 65_535;

/**
 * Refuses a matrix whose values cannot be put in order. NaN is allowed, it stands for missing.
 *
 * @throws RangeError that names row and column, counted from 0, or the shape.
 */
export function checkRows({ data, nSamples, nFeatures }: Matrix): void {
  if (nSamples < 1 || nFeatures < 1) {
    throw new RangeError(`the matrix has ${nSamples} rows and ${nFeatures} columns; it needs both`);
  }
  if (nFeatures > mostFeatures) {
    throw new RangeError(
      `the matrix has ${nFeatures} columns; a forest takes at most ${mostFeatures}`,
    );
  }
  if (data.length !== nSamples * nFeatures) {
    throw new RangeError(
      `the matrix holds ${data.length} values, not ${nSamples} x ${nFeatures} as its shape says`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (Math.abs(data[i]) === Infinity) {
      throw new RangeError(
        `row ${Math.floor(i / nFeatures)}, column ${i % nFeatures} holds ${data[i]}; use a finite number, or NaN where the value is missing`,
      );
    }
  }
}

/**
 * @returns the number of classes: the highest label + 1
 * @throws RangeError when there is not one label a row, or one is negative or above 65,534.
 */
export function checkLabels(labels: Int32Array, nSamples: number): number {
  if (labels.length !== nSamples) {
    throw new RangeError(`there are ${labels.length} labels for ${nSamples} rows; give one a row`);
  }
  let highest = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < 0 || labels[i] >= mostClasses) {
      throw new RangeError(
        `the label of row ${i} is ${labels[i]}; use whole numbers from 0 to ${mostClasses - 1}, and leave noise rows out`,
      );
    }
    if (labels[i] > highest) highest = labels[i];
  }
  return highest + 1;
}
