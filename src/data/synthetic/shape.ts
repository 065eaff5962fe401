/** A group of customers put into the data on purpose, with its share of all customers. */
export interface PlantedGroup {
  readonly name: string;
  /** 0..1; the shares of a shape add up to 1. */
  readonly share: number;
}

/** How much to make, and from which seed: the same size gives the same bytes. */
export interface SyntheticSize {
  /** Whole number >= 1. */
  readonly customers: number;
  /** Whole number 0..4294967295. */
  readonly seed: number;
}

/** One column as it is written; the type matters only where the file has types (Parquet). */
export interface SyntheticColumn {
  readonly name: string;
  readonly type: 'text' | 'whole' | 'decimal';
}

/** A kind of bank data that can be made. */
export interface SyntheticShape {
  readonly shape: string;
  readonly columns: readonly SyntheticColumn[];
  readonly delimiter: ',' | ';';
  /** The first line, without its line end. */
  readonly header: string;
  readonly groups: readonly PlantedGroup[];
  /** Rows that so many customers give. */
  readonly countRows: (customers: number) => number;
  /** The file as CSV text in big chunks, header first; memory does not grow with the size. */
  readonly generate: (size: SyntheticSize) => Iterable<string>;
}
