/** How cells may be made. */
export interface PowerCellOptions {
  /**
   * Rows that a centre is the mean of at least, where its cluster has as many: a model of such cells holds no single
   * customer.
   */
  readonly leastRows: number;
  /** Cells in all, unless there are more clusters. */
  readonly mostCells: number;
  /** Whether rows may belong to no cluster: those with a power above 0 to every cell. */
  readonly isOpen: boolean;
}
