import { checkMatrix } from '../checkMatrix.ts';
import type { Matrix } from '../matrix.ts';
import { cellOf } from '../powerCells/index.ts';
import type { WardFit } from './fit.ts';

/**
 * Finds the cluster of each row: that of its cell.
 *
 * @param x nSamples x nFeatures, prepared as the rows of the fit were
 * @returns cluster of each row (nSamples)
 * @throws RangeError on missing or infinite values, and when rows and cells differ in their number of features.
 */
export function assignWard({ cells }: Pick<WardFit, 'cells'>, x: Matrix): Int32Array {
  checkMatrix(x);
  if (x.nFeatures !== cells.centres.nFeatures) {
    throw new RangeError(
      `the rows have ${x.nFeatures} features, the cells ${cells.centres.nFeatures}; they must be the same`,
    );
  }
  return Int32Array.from(
    { length: x.nSamples },
    (_, i) => cells.clusters[cellOf(cells, false, x.data, i * x.nFeatures)],
  );
}
