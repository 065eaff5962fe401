import { categoryOffsets } from '../categoryMasses.ts';
import type { LatentClassModel } from './model.ts';

/** Logarithms of a model's probabilities, the classes of one category side by side. */
export interface LogTable {
  readonly nComponents: number;
  /** Where each column's categories begin (nColumns + 1). */
  readonly offsets: Int32Array;
  /** Of the shares of the classes (nComponents). */
  readonly weights: Float64Array;
  /** Of the categories (nCells x nComponents). */
  readonly probabilities: Float64Array;
}

export function logTableOf({ weights, probabilities, nCategories }: LatentClassModel): LogTable {
  const nComponents = weights.length;
  const nCells = probabilities.nFeatures;
  const logs = new Float64Array(nCells * nComponents);
  for (let k = 0, p = 0; k < nComponents; k++) {
    for (let cell = 0; cell < nCells; cell++, p++) {
      logs[cell * nComponents + k] = Math.log(probabilities.data[p]);
    }
  }
  return {
    nComponents,
    offsets: categoryOffsets(nCategories),
    weights: weights.map((weight) => Math.log(weight)),
    probabilities: logs,
  };
}
