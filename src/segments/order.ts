import type { ColumnRole, Shape } from '../contract/index.ts';
import type { NumberColumn, Table } from '../core/index.ts';
import { inCanonicalOrder, reorderFit, type SegmentFit } from './algorithms/index.ts';
import { rowsByCluster } from './groups.ts';

export interface OrderedBy {
  readonly shape: Shape;
  readonly roles: readonly ColumnRole[];
  /** The customers, with what they spent. */
  readonly table: Table;
  /** Row of the table that each row of the fitted matrix stands for (nSamples). */
  readonly rows: Int32Array;
}

/**
 * Renumbers the clusters in the order in which segments are told: largest first; for transactions from low to
 * high mean spending, in the currency's own unit. Labels are still those of the fit's model.
 */
export function orderSegments(
  fit: SegmentFit,
  { shape, roles, table, rows }: OrderedBy,
): SegmentFit {
  const canonical = inCanonicalOrder(fit);
  const spending = shape === 'transactions' ? spendingColumn(roles, table) : null;
  if (spending === null) return canonical;
  const { values } = spending;
  const means = rowsByCluster(canonical.labels, canonical.nClusters).map((members) =>
    meanOf(members, (row) => values[rows[row]]),
  );
  const order = means.map((_, cluster) => cluster);
  return reorderFit(
    canonical,
    order.toSorted((a, b) => means[a] - means[b] || a - b),
  );
}

function spendingColumn(roles: readonly ColumnRole[], table: Table): NumberColumn | null {
  const spending = [
    ...roles.filter(({ concept }) => concept === 'monetary'),
    ...roles.filter(({ role }) => role === 'spend'),
  ];
  for (const { name } of spending) {
    const column = table.columns.find((c) => c.name === name);
    if (column?.kind === 'number') return column;
  }
  return null;
}

/** Mean of the values that are there; those of a cluster without any come first. */
function meanOf(members: Int32Array, valueOf: (row: number) => number): number {
  let sum = 0;
  let count = 0;
  for (const row of members) {
    const value = valueOf(row);
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : -Infinity;
}
