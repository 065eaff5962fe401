import type { Aggregation, ColumnRole, ColumnSummary, Decision } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import type { StoredTable } from '../stored/storedTable.ts';

/** One row a customer. */
export interface Customers {
  /** Name of the relation in the session that holds them; customers that are in memory are written there when it is first asked for. */
  readonly relation: () => Promise<string>;
  /** Reads columns into memory: numbers as such, all others as categories. */
  readonly read: (columns: readonly string[]) => Promise<Table>;
  /** As `read`, into a file; null where the customers are in memory anyway. */
  readonly store: ((columns: readonly string[]) => Promise<StoredTable>) | null;
  /** The column of identifiers; null where customers are numbered from 1 in file order. */
  readonly idColumn: string | null;
  readonly columns: readonly ColumnSummary[];
  readonly decisions: readonly Decision[];
}

/** Customers made from transactions. */
export interface AggregatedCustomers extends Customers {
  /** Roles of the columns that were made; the others keep their roles. */
  readonly roles: readonly ColumnRole[];
  /** How they were made, the dates of the window filled in. */
  readonly aggregation: Aggregation;
}

/** How transactions are taken into memory. */
export interface AggregationOptions {
  /** Transactions in memory at a time: more become customers part by part. */
  readonly atOnce?: number;
  /** Takes how much is done, 0 to 1. */
  readonly tell?: (part: number) => void;
  /** Whether the rows of the source stay in the session; when not given they are dropped as soon as they are read. */
  readonly keepSource?: boolean;
}

/** A decision about customers. */
export function told(text: string, count: number | null, column: string | null = null): Decision {
  return { stage: 'customers', column, text, count };
}
