/** Values at least `from` and at most `to`; null where open. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** A box on the customer map. */
export interface Box {
  readonly x: Range;
  readonly y: Range;
}

/** What the customers of a chart are kept by. Customers without a value never pass. */
export type Filter =
  | { readonly kind: 'range'; readonly range: Range }
  /** Codes of the levels that pass; one that no level has passes nobody. */
  | { readonly kind: 'levels'; readonly codes: readonly number[] }
  | { readonly kind: 'box'; readonly box: Box };

/** A number column: nRows values, NaN where missing. */
export interface NumberDimension {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float32Array;
  /** nBins + 1, ascending; values beyond count in the outer bins. */
  readonly edges: readonly number[];
}

/** A category column: nRows codes, {@link missingCode} where missing. */
export interface CategoryDimension {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Uint16Array;
  readonly nLevels: number;
}

/** Customers counted in a grid over two columns, apart for each segment. */
export interface MapDimension {
  readonly kind: 'map';
  readonly name: string;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** nRows places in `segments`. */
  readonly segments: Uint16Array;
  readonly nSegments: number;
  readonly grid: Grid;
}

/** nx x ny cells over two ranges; values beyond count in the outer cells. nx * ny * nSegments is below 65535. */
export interface Grid {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly nx: number;
  readonly ny: number;
}

export type Dimension = NumberDimension | CategoryDimension | MapDimension;

/** Stands for a missing category in the bytes of a column. */
export const missingCode = 65535;
