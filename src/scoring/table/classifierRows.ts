import type { Matrix, Table } from '../../core/index.ts';
import { forestValue } from '../forestVotes.ts';
import type { ForestPlan } from '../plan/planModel.ts';
import { readColumn } from './readColumn.ts';

/** The rows of a table as the forest takes them (nRows x its features), NaN where missing. */
export function classifierRows({ columns }: ForestPlan, table: Table): Matrix {
  const nFeatures = columns.length;
  const data = new Float64Array(table.nRows * nFeatures);
  columns.forEach((column, f) => {
    const { values } = readColumn(column, table);
    for (let row = 0; row < table.nRows; row++) {
      data[row * nFeatures + f] = forestValue(column, values[row]);
    }
  });
  return { data, nSamples: table.nRows, nFeatures };
}
