import { checkCategories, takeCategories, type Categories } from '../categories.ts';
import { categoryMasses, categoryOffsets } from '../categoryMasses.ts';
import { weighingRows } from '../sampleWeight.ts';

/** Rows, equal ones together: customers with the same categories are one pattern with their weights summed. */
export interface Patterns {
  readonly nPatterns: number;
  readonly nCategories: Int32Array;
  /** Where each column's categories begin when all are laid end to end (nColumns + 1). */
  readonly offsets: Int32Array;
  /** Place of each value among all categories (nPatterns x nColumns), -1 where it is missing. */
  readonly cells: Int32Array;
  /** Sum of the weights of each pattern's rows (nPatterns). */
  readonly weights: Float64Array;
  readonly totalWeight: number;
  /** Sum of the weights of the rows that have each category. */
  readonly masses: Float64Array;
}

/**
 * Checks and counts what latent class analysis is asked to work on. Patterns stand in lexicographic order, so that
 * the order of the rows cannot matter. Rows of weight 0 count for nothing.
 *
 * @throws RangeError where there are no rows or columns, on codes that name no category, on weights that are not one
 * number >= 0 a row, and on fewer different rows than classes.
 */
export function countPatterns(
  categories: Categories,
  nComponents: number,
  sampleWeight?: Float64Array,
): Patterns {
  const { nSamples, nCategories } = categories;
  if (nSamples < 1 || nCategories.length < 1) {
    throw new RangeError(
      `there are ${nSamples} rows and ${nCategories.length} columns of categories; both are needed`,
    );
  }
  checkCategories(categories);
  const rows = sampleWeight === undefined ? null : weighingRows(sampleWeight, nSamples);
  const used = rows === null ? categories : takeCategories(categories, rows);
  const weights = rows === null ? null : Float64Array.from(rows, (row) => sampleWeight?.[row] ?? 1);
  const patterns = group(used, weights);
  if (patterns.nPatterns < nComponents) {
    throw new RangeError(
      `there are only ${patterns.nPatterns} different rows for ${nComponents} classes; ask for at most ${patterns.nPatterns}`,
    );
  }
  return patterns;
}

function group(categories: Categories, weights: Float64Array | null): Patterns {
  const { codes, nSamples, nCategories } = categories;
  const nColumns = nCategories.length;
  const found = new Map<string, { readonly row: Int32Array; weight: number }>();
  for (let i = 0; i < nSamples; i++) {
    const row = codes.subarray(i * nColumns, (i + 1) * nColumns);
    const key = row.join();
    const pattern = found.get(key) ?? { row, weight: 0 };
    pattern.weight += weights?.[i] ?? 1;
    found.set(key, pattern);
  }
  const sorted = [...found.values()].toSorted((a, b) => compare(a.row, b.row));
  const offsets = categoryOffsets(nCategories);
  const cells = new Int32Array(sorted.length * nColumns);
  sorted.forEach(({ row }, p) => {
    cells.set(
      row.map((code, j) => (code < 0 ? -1 : offsets[j] + code)),
      p * nColumns,
    );
  });
  const summed = Float64Array.from(sorted, ({ weight }) => weight);
  return {
    nPatterns: sorted.length,
    nCategories,
    offsets,
    cells,
    weights: summed,
    totalWeight: summed.reduce((sum, weight) => sum + weight, 0),
    masses: categoryMasses(categories, weights),
  };
}

function compare(a: Int32Array, b: Int32Array): number {
  const place = a.findIndex((code, j) => code !== b[j]);
  return place < 0 ? 0 : a[place] - b[place];
}
