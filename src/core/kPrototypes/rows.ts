import { checkCategories, checkCategoryShape, takeCategories } from '../categories.ts';
import { checkMatrix } from '../checkMatrix.ts';
import { takeRows } from '../matrix.ts';
import { weighingRows } from '../sampleWeight.ts';
import type { MixedRows } from './model.ts';

/** Rows that are known to be usable. */
export interface WeightedMixedRows extends MixedRows {
  /** One a row (nSamples), all above 0; null where all are 1. */
  readonly weights: Float64Array | null;
}

/**
 * Checks what k-prototypes is asked to work on. Rows of weight 0 count for nothing and are left out.
 *
 * @throws RangeError on missing or infinite numbers, on codes that name no category, on weights that are not one
 * number >= 0 a row, and on fewer different rows than clusters.
 */
export function checkMixedRows(
  rows: MixedRows,
  nClusters: number,
  sampleWeight?: Float64Array,
): WeightedMixedRows {
  checkMixedShape(rows);
  checkCategories(rows.categories);
  const usable =
    sampleWeight === undefined ? { ...rows, weights: null } : weigh(rows, sampleWeight);
  const distinct = countDistinct(usable, nClusters);
  if (distinct < nClusters) {
    throw new RangeError(
      `there are only ${distinct} different rows for ${nClusters} clusters; ask for at most ${distinct}`,
    );
  }
  return usable;
}

/**
 * Checks all but the codes, of which any may be met in new rows.
 *
 * @throws RangeError when there are no rows or columns, numbers and categories differ in their rows, or a number is
 * missing or infinite.
 */
export function checkMixedShape({ numbers, categories }: MixedRows): void {
  if (numbers.nSamples !== categories.nSamples) {
    throw new RangeError(
      `there are ${numbers.nSamples} rows of numbers and ${categories.nSamples} of categories; they must be the same rows`,
    );
  }
  checkCategoryShape(categories);
  const isWithoutNumbers = numbers.nFeatures === 0 && categories.nCategories.length > 0;
  if (!isWithoutNumbers || numbers.nSamples === 0) checkMatrix(numbers);
}

function weigh({ numbers, categories }: MixedRows, sampleWeight: Float64Array): WeightedMixedRows {
  const kept = weighingRows(sampleWeight, numbers.nSamples);
  return {
    numbers: takeRows(numbers, kept),
    categories: takeCategories(categories, kept),
    weights: Float64Array.from(kept, (row) => sampleWeight[row]),
  };
}

/** How many different rows there are, counted no further than `enough`. */
function countDistinct({ numbers, categories }: MixedRows, enough: number): number {
  const nColumns = categories.nCategories.length;
  const seen = new Set<string>();
  for (let i = 0; i < numbers.nSamples && seen.size < enough; i++) {
    const row = numbers.data.subarray(i * numbers.nFeatures, (i + 1) * numbers.nFeatures);
    const codes = categories.codes.subarray(i * nColumns, (i + 1) * nColumns);
    seen.add(`${row.join()};${codes.join()}`);
  }
  return seen.size;
}
