/** A column of numbers; NaN marks a missing value. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array;
}

/** A column of categories: `codes[i]` indexes `levels`, -1 marks a missing value. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumberColumn | CategoryColumn;

/** Customers in memory, one row each, column by column. */
export interface Table {
  readonly nRows: number;
  /** One identifier a row, as text (leading zeros kept). */
  readonly rowIds: readonly string[];
  readonly columns: readonly Column[];
}
