import { useState } from 'react';
import type { CustomerRow } from '../../../contract/index.ts';

/** Customers that fit beside each other. */
const most = 5;

/** Customers picked to be compared; they stay picked when the page changes. */
export function usePicked() {
  const [rows, setRows] = useState<readonly CustomerRow[]>([]);
  const ids: ReadonlySet<string> = new Set(rows.map(({ customerId }) => customerId));
  return {
    rows,
    ids,
    mayPick: rows.length < most,
    /** Picks a customer, or takes one out that is picked. */
    pick: (row: CustomerRow) =>
      setRows(
        ids.has(row.customerId)
          ? rows.filter(({ customerId }) => customerId !== row.customerId)
          : [...rows, row].slice(0, most),
      ),
  };
}
