import type { CategoryColumn } from './table.ts';

/** A dense table of categories, row-major: row i has the category `codes[i * nColumns + j]` in column j. */
export interface Categories {
  /** 0 .. nCategories[j] - 1 in column j; -1 marks a missing value. */
  readonly codes: Int32Array;
  readonly nSamples: number;
  /** How many categories each column has (nColumns). */
  readonly nCategories: Int32Array;
}

/**
 * Lays columns side by side.
 *
 * @throws RangeError when the columns differ in length.
 */
export function categoriesFromColumns(
  columns: readonly Pick<CategoryColumn, 'codes' | 'levels'>[],
): Categories {
  const nSamples = columns[0]?.codes.length ?? 0;
  const codes = new Int32Array(nSamples * columns.length);
  columns.forEach((column, j) => {
    if (column.codes.length !== nSamples) {
      throw new RangeError(
        `column ${j} has ${column.codes.length} rows, the first column has ${nSamples}`,
      );
    }
    for (let i = 0; i < nSamples; i++) codes[i * columns.length + j] = column.codes[i];
  });
  return { codes, nSamples, nCategories: Int32Array.from(columns, ({ levels }) => levels.length) };
}

/** The given rows, in the given order, as a table of their own. */
export function takeCategories({ codes, nCategories }: Categories, rows: Int32Array): Categories {
  const nColumns = nCategories.length;
  const taken = new Int32Array(rows.length * nColumns);
  rows.forEach((row, place) => {
    taken.set(codes.subarray(row * nColumns, (row + 1) * nColumns), place * nColumns);
  });
  return { codes: taken, nSamples: rows.length, nCategories };
}

/**
 * Refuses categories that do not fit their shape, or codes that name none.
 *
 * @throws RangeError that names row and column, counted from 0.
 */
export function checkCategories(categories: Categories): void {
  checkCategoryShape(categories);
  const { codes, nCategories } = categories;
  const nColumns = nCategories.length;
  for (let p = 0; p < codes.length; p++) {
    const column = p % nColumns;
    if (codes[p] >= -1 && codes[p] < nCategories[column]) continue;
    throw new RangeError(
      `row ${Math.floor(p / nColumns)}, column ${column} holds the code ${codes[p]}; its ${nCategories[column]} categories have the codes from 0, and -1 marks a missing value`,
    );
  }
}

/**
 * The part of {@link checkCategories} that does not look at the codes.
 *
 * @throws RangeError when the codes do not fit the number of rows and columns.
 */
export function checkCategoryShape({ codes, nSamples, nCategories }: Categories): void {
  if (codes.length !== nSamples * nCategories.length) {
    throw new RangeError(
      `the categories hold ${codes.length} codes, not ${nSamples} x ${nCategories.length} as their shape says`,
    );
  }
}
