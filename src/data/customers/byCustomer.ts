/** Rows put together by customer: those of customer c stand at `starts[c]` to `starts[c + 1]`. */
export interface RowOrder {
  /** One more than there are customers. */
  readonly starts: Int32Array;
  /** Rows customer by customer, each customer's in the order in which they came. */
  readonly rows: Int32Array;
}

/**
 * Orders rows by customer.
 *
 * @param customers the customer of each row, 0 .. nCustomers - 1
 * @param order rows in the order that each customer's keep; null for that in which they came
 */
export function orderByCustomer(
  customers: Int32Array,
  nCustomers: number,
  order: Uint32Array | null,
): RowOrder {
  const starts = new Int32Array(nCustomers + 1);
  for (let i = 0; i < customers.length; i++) starts[customers[i] + 1]++;
  for (let c = 0; c < nCustomers; c++) starts[c + 1] += starts[c];
  const next = starts.slice(0, nCustomers);
  const rows = new Int32Array(customers.length);
  for (let i = 0; i < customers.length; i++) {
    const row = order === null ? i : order[i];
    rows[next[customers[row]]++] = row;
  }
  return { starts, rows };
}

/** A column in another order of its rows. */
export function inOrder<T extends Float64Array | Int32Array>(column: T, rows: Int32Array): T {
  const ordered = column.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) ordered[i] = column[rows[i]];
  return ordered as T;
}
